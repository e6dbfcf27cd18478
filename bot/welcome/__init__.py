"""The one line that the bot says in a server when it was invited."""
