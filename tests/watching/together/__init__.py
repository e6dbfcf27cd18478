"""A feed that works of two servers are read from."""
