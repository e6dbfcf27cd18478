"""Pages of the Archive of Our Own: copied, saved, downloaded."""
