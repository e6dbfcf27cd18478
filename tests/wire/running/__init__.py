"""The process itself: alone on its database, through outages, to its end."""
