"""What is there already under a chapter's name, and the question whether both go out."""
