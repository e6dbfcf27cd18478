"""Watching: where a work's chapters appear on the web, what is new there, and what becomes of it."""
