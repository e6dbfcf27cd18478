"""The schema up to 0011, the last one before the letters; a folder holds about ten."""
