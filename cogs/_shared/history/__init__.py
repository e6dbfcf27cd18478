"""What stands in a channel: looking through it, and what a message is known by."""
