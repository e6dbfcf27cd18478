"""Finding announcements that a database knows nothing of, since it was put back from a copy."""
