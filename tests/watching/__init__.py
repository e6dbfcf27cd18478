"""Watching where works appear."""
