"""Chapters that go out at a time that their author chose."""
