"""What a server's managers are told by its command: what there keeps the bot from doing its work."""
