"""What a process of several does otherwise than one that is alone."""
