"""The process: settings, database, login, the client, and every service built once."""
