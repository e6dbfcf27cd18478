"""What other programs start the bot by."""
