"""A message as Discord shows it, and answering an interaction with one."""

import io
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

import discord
from discord import ui

from bot.app.answers import UNANSWERED, Answer, answer_of
from bot.core import wording as core_wording
from bot.core.clock import system_clock
from cogs._shared.channels import named_from

PROGRESS_INTERVAL = timedelta(seconds=2)
"""Between two changes of what long work shows of itself."""

T = TypeVar("T")


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


async def reply(
    interaction: discord.Interaction, said: Message | str, *, ephemeral: bool = True, settles: bool = True
) -> None:
    """Answer, in private if it isn't said otherwise; after a deferral, or a first answer, as a follow-up.

    What tells of a fault doesn't settle what was asked for: something may have been done, and who asks again hears
    what came of it.
    """
    answer, sent = answer_of(interaction), _message(interaction, said).as_sent()
    async with answer.turn:
        if not interaction.response.is_done():
            await interaction.response.send_message(**sent, ephemeral=ephemeral)
        else:
            await _follow_up(interaction, answer, sent, ephemeral=ephemeral)
    _told(interaction, settles=settles)


async def _follow_up(
    interaction: discord.Interaction, answer: Answer, sent: dict[str, Any], *, ephemeral: bool
) -> None:
    """Answer after a deferral. Where that was in private, for being late, an answer to all needs a message of its own:
    the next one would only fill in what was promised.
    """
    promised_in_private = answer.was_late and not ephemeral and interaction.message is None
    if promised_in_private:
        answer.promise(late=False)
        await interaction.edit_original_response(content=core_wording.for_everybody())
    await interaction.followup.send(**sent, ephemeral=ephemeral)
    if promised_in_private:
        with suppress(*UNANSWERED):  # what was asked for stands by now
            await interaction.delete_original_response()


async def acknowledge(interaction: discord.Interaction) -> None:
    """Show in private that an answer is on its way, unless that was done before."""
    async with answer_of(interaction).turn:
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True, thinking=True)


async def acknowledge_click(interaction: discord.Interaction) -> None:
    """Tell Discord that the clicked message is going to be changed, unless that was done before."""
    async with answer_of(interaction).turn:
        if not interaction.response.is_done():
            await interaction.response.defer()


async def edit(interaction: discord.Interaction, said: Message | str) -> None:
    """Put a message in the place of the one that was clicked, or of the deferred answer: nothing of that one stays.

    Where neither is there, answer with it.
    """
    async with answer_of(interaction).turn:
        if interaction.response.is_done():
            await interaction.edit_original_response(**_message(interaction, said).as_edited())
        elif interaction.message is not None:
            await interaction.response.edit_message(**_message(interaction, said).as_edited())
        else:
            await interaction.response.send_message(**_message(interaction, said).as_sent(), ephemeral=True)
    _told(interaction)


def progress_shown(interaction: discord.Interaction, say: Callable[[T], str]) -> Callable[[T], Awaitable[None]]:
    """Make what shows in place of the deferred answer how far something has come, every PROGRESS_INTERVAL at most."""
    shown_at = interaction.created_at

    async def show(progress: T) -> None:
        nonlocal shown_at
        now = system_clock()
        if now - shown_at > PROGRESS_INTERVAL:
            shown_at = now
            with suppress(discord.HTTPException):  # after 15 minutes nothing can be shown, but the work goes on
                await edit(interaction, say(progress))

    return show


def _told(interaction: discord.Interaction, *, settles: bool = True) -> None:
    answer_of(interaction).give()
    client: Any = interaction.client
    if settles:
        client.services.clicks.answered(interaction.id)


def _message(interaction: discord.Interaction, said: Message | str) -> Message:
    """Make the message that is shown; a channel of another server is named in it, as nobody here could make it out."""
    message = Message(said) if isinstance(said, str) else said
    client: Any = interaction.client
    return replace(message, content=named_from(client, interaction.guild_id, message.content))


def text_file(text: str, name: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode("utf-8", "replace")), name)
