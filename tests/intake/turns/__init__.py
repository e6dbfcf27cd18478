"""Tests of bot/intake/turns."""
