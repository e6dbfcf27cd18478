"""Feeds and lists of chapters: bytes to entries, in the reading process, without any chapter's text."""
