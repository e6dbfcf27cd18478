"""What tests that try everything share: how long they wait, and what they try last."""

SLOWEST = 60.0
"""Seconds that an answer may take on a busy machine, of a file that another process reads too."""

TAKES_AWAY = ("target end", "chapter withdraw", "work remove", "privacy forget")
"""Commands that take away what the others are about."""
