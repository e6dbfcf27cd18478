"""Announcing a chapter: what the card shows, and how it goes out once."""
