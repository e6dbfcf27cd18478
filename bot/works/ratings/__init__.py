"""Ratings and warnings: which hold where a work and the page of its chapter differ."""
