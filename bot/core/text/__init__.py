"""Text from people: read as Discord reads it, and made safe to show."""
