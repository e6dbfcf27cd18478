"""A database in which not everything has arrived yet: no bot starts on it."""
