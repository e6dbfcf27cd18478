"""The schema's history: one file a step, run by core/db/upgrade.py at start."""
