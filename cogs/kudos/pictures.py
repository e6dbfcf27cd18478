"""Charts as files, described for those who don't see them."""

import io

import discord


def pictures(png: bytes | None, description: str) -> tuple[discord.File, ...]:
    """Make what an answer has beside its words: a chart, or nothing where it couldn't be drawn."""
    return () if png is None else (discord.File(io.BytesIO(png), "kudos.png", description=description),)
