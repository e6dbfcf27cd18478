"""Whoever answers a letter, wherever they were asked, and how they are answered: never in the letter's own place."""

from typing import Any

import discord
from discord import ui

from bot.app.client import Client
from bot.chapters.buttons import OpenChapter
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.service import NumberTaken
from bot.core.buttons import CustomId
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching.answers import wording as answers_wording
from cogs._shared.buttons import button, buttons
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, acknowledge, acknowledge_click, edit, reply

DANGER = discord.ButtonStyle.danger


async def answering(interaction: Interaction, row_id: int) -> Member:
    """Return who answers what was asked of a chapter; in private messages an author of its work alone may.

    Raises UserFacingError for anybody else there, whose rights only their server tells, and for who left that.
    """
    if interaction.guild_id is not None:
        return member_of(interaction)
    user = interaction.user
    guild_id = await interaction.client.services.watching.found.guild_of(user.id, row_id)
    if not await _is_there(interaction.client, guild_id, user.id):
        raise UserFacingError(answers_wording.not_there_any_more)
    return Member(guild_id=guild_id, id=user.id, name=user.display_name)


async def _is_there(client: Client, guild_id: int, user_id: int) -> bool:
    """Ask Discord whether somebody is in a server, which it doesn't tell with a click in private messages."""
    guild = client.get_guild(guild_id)
    if guild is None:
        return False
    try:
        return await guild.fetch_member(user_id) is not None
    except discord.NotFound:
        return False


async def promise(interaction: Interaction) -> None:
    """Tell Discord that an answer comes, beside the letter or in the place of what was answered before."""
    await (acknowledge_click if _is_private(interaction) else acknowledge)(interaction)


async def answer(interaction: Interaction, said: Message | str) -> None:
    """Answer in private: beside a letter, which goes on showing what is true; in the place of an earlier answer."""
    await (edit if _is_private(interaction) else reply)(interaction, said)


def question(interaction: Interaction, taken: NumberTaken, label: str, anyway: CustomId) -> Message:
    """Ask before a chapter goes out though others of its name are there, one of which is shown in a server alone."""
    items: list[ui.Item[Any]] = [button(label, anyway, DANGER)]
    if interaction.guild_id is not None:
        items.append(button(namesakes_wording.look_at_it(), OpenChapter(taken.namesakes[0].chapter.id)))
    return Message(taken.words, view=buttons(*items))


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral
