"""In which order files are read, and how many may wait."""
