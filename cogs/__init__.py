"""Discord in and out: one thin file a feature."""
