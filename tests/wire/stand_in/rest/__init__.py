"""Discord's REST API, as far as a bot like this one uses it."""
