"""The queue that authors and staff review."""
