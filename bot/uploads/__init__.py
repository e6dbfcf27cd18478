"""Files that authors hand in: what was read, which work it belongs to, which of its chapters comes next."""
