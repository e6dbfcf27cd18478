"""A reader's own suggestions."""
