"""Several processes of one bot on one PostgreSQL."""
