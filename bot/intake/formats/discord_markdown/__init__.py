"""Writing Discord Markdown that shows what was meant."""
