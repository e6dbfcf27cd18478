"""Giving an idea, and backing another reader's."""
