"""HTML: read within limits, and shown as Discord Markdown."""
