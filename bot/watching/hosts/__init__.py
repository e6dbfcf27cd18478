"""Hosts that had enough of the bot, and for how long each is left alone: every process knows, and the next one too."""
