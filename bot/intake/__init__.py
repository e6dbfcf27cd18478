"""Reading chapters from the files authors have."""
