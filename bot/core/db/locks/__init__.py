"""That a database is this process's: by a file's lock, or by one of PostgreSQL's own."""
