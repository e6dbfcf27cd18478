"""Answering in time: Discord waits three seconds for a first answer, and the database may take longer."""

import asyncio
import contextlib
import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.clicks.models import Click, content_of
from bot.core import logs

PATIENCE = 1.5
"""Seconds after which Discord is told that an answer comes: of the three it waits, the rest is for the way there."""

UNANSWERED = (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError)
"""What is raised where an answer can't be given, or nobody knows whether it was."""

ANSWER = "answer"
"""Where an interaction keeps its Answer."""

log = logging.getLogger(__name__)


class Answer:
    """What an interaction is being told. Whoever tells it something takes the turn: two first answers are one too many.

    `was_late` says that Discord had to be told, in private, that an answer comes, before anybody had one; `is_given`
    that there was one.
    """

    def __init__(self) -> None:
        self.turn = asyncio.Lock()
        self.was_late = False
        self.is_given = False

    def give(self) -> None:
        """Note that the person has an answer."""
        self.is_given = True

    def promise(self, *, late: bool) -> None:
        """Note that an answer is waited for because it is late, or no more."""
        self.was_late = late


def answer_of(interaction: discord.Interaction[Any]) -> Answer:
    """Find what is being told to an interaction."""
    answer: Answer = interaction.extras.setdefault(ANSWER, Answer())
    return answer


def click_of(interaction: discord.Interaction[Any]) -> Click:
    """Say who asked for what."""
    content = content_of(interaction.guild_id or 0, interaction.data or {})
    return Click(interaction.id, interaction.user.id, content)


def begin(interaction: discord.Interaction[Any]) -> None:
    """Let the running task answer this interaction: in time, and what it writes is written once.

    Whatever it logs bears an id.
    """
    task = asyncio.current_task()
    if task is None:
        return
    logs.refer()
    interaction.client.services.health.figures.asked(interaction.id)
    watch = asyncio.create_task(_defer_late(interaction))
    task.add_done_callback(lambda _: watch.cancel())
    interaction.client.services.clicks.begin(click_of(interaction))


async def _defer_late(interaction: discord.Interaction[Any]) -> None:
    await interaction.client.waiter(asyncio.sleep(PATIENCE))
    answer = answer_of(interaction)
    async with answer.turn:
        if not interaction.response.is_done():
            try:
                await _defer(interaction)
                answer.promise(late=True)
            except UNANSWERED as failure:
                log.warning("An interaction could not be deferred: %s", failure)


async def _defer(interaction: discord.Interaction[Any]) -> None:
    """Tell that an answer comes. Options can't be waited for: there are none then, until the next letter is typed."""
    if interaction.type is discord.InteractionType.autocomplete:
        await interaction.response.autocomplete([])
    elif interaction.message is not None:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


class Tree(app_commands.CommandTree[Any]):
    """The commands, each of which is answered in time."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        begin(interaction)
        if interaction.type is discord.InteractionType.autocomplete and not isinstance(
            interaction.user, discord.Member
        ):
            with contextlib.suppress(*UNANSWERED):
                await interaction.response.autocomplete([])  # outside of servers there is nothing to choose from
            return False
        return True
