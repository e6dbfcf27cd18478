"""The test that `/setup` posts: what it shows, and what is said of it."""
