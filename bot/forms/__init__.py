"""Forms that were refused: what was typed into them is kept for a day, so that they open again filled in."""
