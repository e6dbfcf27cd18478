"""Times and weekly rhythms as people type them."""
