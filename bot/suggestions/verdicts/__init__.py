"""Decisions on suggestions: taken, logged, undone."""
