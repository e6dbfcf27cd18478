"""What `/setup` shows: every choice of a server with its state, and what to do next."""
