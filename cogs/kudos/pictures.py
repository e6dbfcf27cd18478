"""Charts as files, described for those who don't see them."""

import io

import discord


def picture(png: bytes, description: str) -> discord.File:
    return discord.File(io.BytesIO(png), "kudos.png", description=description)
