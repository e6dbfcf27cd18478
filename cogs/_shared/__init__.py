"""What the cogs share: replies, forms, buttons, the renderer of cards."""
