"""What the bot says of kudos by itself: milestones and digests."""
