"""Copies of a SQLite database: made while it is used, checked, kept for a time, and put back."""
