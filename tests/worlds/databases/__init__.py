"""Databases to test on: both kinds, brought back for each test, watched or made to fail."""
