"""Answering an interaction, first or later, so that only the person who asked sees it."""

import io
from typing import Any

import discord

MAX_MESSAGE = 2000
"""Discord's limit for a message's content, in characters."""


async def reply(interaction: discord.Interaction, content: str | None = None, **extra: Any) -> None:
    """Answer in private; after a deferral, or a first answer, as a follow-up."""
    if interaction.response.is_done():
        await interaction.followup.send(content or "", ephemeral=True, **extra)
    else:
        await interaction.response.send_message(content, ephemeral=True, **extra)


async def edit(interaction: discord.Interaction, **changes: Any) -> None:
    """Change the message whose button was clicked, or the deferred answer.

    A new embed comes with its own `files`, and those of the one that goes, go with it.
    """
    if "embed" in changes:
        changes["attachments"] = changes.pop("files", [])
    if interaction.response.is_done():
        await interaction.edit_original_response(**changes)
    else:
        await interaction.response.edit_message(**changes)


def text_file(text: str, name: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
