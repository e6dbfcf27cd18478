"""What kind of file some bytes are, and what to save instead where it isn't read."""
