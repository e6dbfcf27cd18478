"""Finding suggestions by their words, and those that say the same."""
