"""Clicks that wrote something: each is carried out once, and whoever asks again hears what came of it."""
