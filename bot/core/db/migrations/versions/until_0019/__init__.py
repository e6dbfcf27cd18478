"""The schema from 0012 to 0019: letters, what is in the way of a step, and refused forms."""
