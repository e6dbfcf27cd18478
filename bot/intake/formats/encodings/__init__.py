"""From bytes to text: the encoding in which they say something."""
