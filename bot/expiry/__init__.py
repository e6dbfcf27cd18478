"""What is kept for a time goes once that has passed, whether or not anything else happens."""
