"""What a server's staff are told when something can't go on by itself."""
