"""People: which columns are about them, and who was forgotten just now."""
