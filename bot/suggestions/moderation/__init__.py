"""What keeps suggestions kind: blocks, reports, the log."""
