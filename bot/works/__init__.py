"""Works and their chapters."""
