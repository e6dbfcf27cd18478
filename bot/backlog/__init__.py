"""A work's backlog: drafted chapters that go out one by one at a weekly rhythm."""
