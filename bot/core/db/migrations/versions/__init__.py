"""Each step of the schema, in the order of its numbers."""
