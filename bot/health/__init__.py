"""How the process is doing: its heartbeat in the database, and what it tells on its port."""
