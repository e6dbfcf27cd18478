"""Watched feeds, a thousand of them."""
