"""What entries say."""
