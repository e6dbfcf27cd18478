"""Leaderboards, growth in time, and charts."""
