"""Days of many people, left to chance, in which some are forgotten."""
