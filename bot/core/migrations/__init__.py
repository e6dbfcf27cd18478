"""The schema's history: one file a step, run by core/upgrade.py at start."""
