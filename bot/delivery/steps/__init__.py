"""What follows once a message stands: its reaction, publishing, thread, pin and text."""
