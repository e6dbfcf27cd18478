"""Finding a feed."""
