"""A message as Discord shows it, and answering an interaction with one."""

import io
from dataclasses import dataclass, replace
from typing import Any

import discord
from discord import ui

from cogs._shared.channels import named_from


@dataclass(frozen=True, slots=True)
class Message:
    """All that a message shows. A LayoutView is the whole of it and leaves no room for anything else."""

    content: str = ""
    embeds: tuple[discord.Embed, ...] = ()
    files: tuple[discord.File, ...] = ()
    view: ui.View | ui.LayoutView | None = None

    def as_sent(self) -> dict[str, Any]:
        """Give what discord.py takes where a message is sent: what isn't shown is left out."""
        parts = {"content": self.content, "embeds": self.embeds, "files": self.files}
        shown = {name: part for name, part in parts.items() if part}
        return shown if self.view is None else {**shown, "view": self.view}

    def as_edited(self) -> dict[str, Any]:
        """Give what discord.py takes where a message is changed: nothing stays of what it showed before."""
        if isinstance(self.view, ui.LayoutView):
            return {"content": None, "embeds": [], "attachments": [], "view": self.view}
        return {"content": self.content, "embeds": self.embeds, "attachments": self.files, "view": self.view}


async def reply(interaction: discord.Interaction, said: Message | str, *, ephemeral: bool = True) -> None:
    """Answer, in private if it isn't said otherwise; after a deferral, or a first answer, as a follow-up."""
    send = interaction.followup.send if interaction.response.is_done() else interaction.response.send_message
    await send(**_message(interaction, said).as_sent(), ephemeral=ephemeral)


async def acknowledge(interaction: discord.Interaction) -> None:
    """Show in private that an answer is on its way, unless that was done before."""
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True)


async def edit(interaction: discord.Interaction, said: Message | str) -> None:
    """Put a message in the place of the one that was clicked, or of the deferred answer: nothing of that one stays.

    Where nothing was clicked, as by a form that comes from a command, it is an answer of its own.
    """
    if interaction.message is None and not interaction.response.is_done():
        await reply(interaction, said)
        return
    change = interaction.edit_original_response if interaction.response.is_done() else interaction.response.edit_message
    await change(**_message(interaction, said).as_edited())


def _message(interaction: discord.Interaction, said: Message | str) -> Message:
    """Make the message that is shown; a channel of another server is named in it, as nobody here could make it out."""
    message = Message(said) if isinstance(said, str) else said
    client: Any = interaction.client
    return replace(message, content=named_from(client, interaction.guild_id, message.content))


def text_file(text: str, name: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
