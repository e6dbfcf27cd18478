"""Following a work: its role, taken and given back with a click."""
