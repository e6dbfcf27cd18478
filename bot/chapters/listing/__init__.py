"""How a work's chapters are listed: on a screen, and where one of them is chosen."""
