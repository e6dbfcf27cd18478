"""Watching: where works appear on the web, and what is new there."""
