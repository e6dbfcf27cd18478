"""Feeds and lists of chapters."""
