"""Chapters copied from other sites."""
