"""Chapterhouse: a Discord bot for people who publish stories chapter by chapter."""

VERSION = "0.1.0"
