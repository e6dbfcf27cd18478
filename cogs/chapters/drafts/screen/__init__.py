"""What stands around a chapter that isn't posted: what its author may want to know, and what can be done with it."""
