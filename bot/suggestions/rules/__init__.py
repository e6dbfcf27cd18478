"""What a server's staff allow readers to suggest."""
