"""Pages of Wattpad, copied as text."""
