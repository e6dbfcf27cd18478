"""A look at a source: which of what it lists is new, and what follows from that."""
