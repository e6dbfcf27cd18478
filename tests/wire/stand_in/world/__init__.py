"""The state of the simulated Discord."""
