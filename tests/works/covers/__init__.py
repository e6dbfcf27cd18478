"""Tests of bot/works/covers.py, and of covers as people see them."""
