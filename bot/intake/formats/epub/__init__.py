"""EPUBs, from AO3 or any other tool."""
