"""Calls for ideas, and their polls."""
