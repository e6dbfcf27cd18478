"""Forgetting who wrote and backed suggestions."""
