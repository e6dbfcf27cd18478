"""A work's sources: proposed, begun, paused, ended by staff and authors."""
