"""Kudos: readers' reactions on announcements, mirrored and counted."""
