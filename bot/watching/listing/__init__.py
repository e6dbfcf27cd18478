"""What each source lists: its chapters, and what became of them."""
