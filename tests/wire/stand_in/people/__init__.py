"""The people of the simulated servers: what a test drives."""
