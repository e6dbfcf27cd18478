"""The database: whether it is whole, and what the bot wrote there of itself and its work."""
