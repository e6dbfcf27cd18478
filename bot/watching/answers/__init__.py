"""What staff and authors decide about what a source brought."""
