"""Everybody at work at once, over the wire, with a bot that is killed at moments left to chance."""
