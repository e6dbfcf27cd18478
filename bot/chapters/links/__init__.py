"""Posting from a link: what is known of a chapter by its address, and whether it is there already."""
