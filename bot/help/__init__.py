"""Which slash commands Discord knows, so that they are registered only when they changed."""
