"""Where a work is announced, and what each server sees because of it."""
