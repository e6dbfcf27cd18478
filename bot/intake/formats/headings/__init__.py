"""Headings of chapters, and the numbers in them."""
