"""What everybody may see of suggestions."""
