"""A site on loopback is watched by the bot's own process, against the stand-in for Discord."""
