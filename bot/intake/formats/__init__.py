"""One file a format: bytes in, chapter drafts out. Imports nothing of the bot but its wording."""
