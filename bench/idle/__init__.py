"""What the bot takes while nothing happens, and until it is there, beside a bare bot."""
