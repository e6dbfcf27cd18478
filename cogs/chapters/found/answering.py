"""Whoever answers a letter, wherever they were asked, and how they are answered: never in the letter's own place."""

from typing import Any

import discord
from discord import ui

from bot.chapters.buttons import OpenChapter
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.service import NumberTaken
from bot.core.buttons import CustomId
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching.answers import wording as answers_wording
from cogs._shared.buttons import button, buttons
from cogs._shared.members import is_member, member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, acknowledge, acknowledge_click, edit, reply

DANGER = discord.ButtonStyle.danger


async def answering(interaction: Interaction, row_id: int) -> Member:
    """Promise an answer, and return who answers what was asked of a chapter.

    In private messages an author of its work alone may, who is in its server; Discord doesn't tell that with the click.
    Raises UserFacingError for anybody else; staff are asked what somebody was who has left.
    """
    await promise(interaction)
    member = await asking(interaction, row_id)
    if interaction.guild_id is None and not await is_member(interaction.client, member.guild_id, member.id):
        await interaction.client.services.watching.found.ask_staff(member.id, row_id)
        raise UserFacingError(answers_wording.not_there_any_more)
    return member


async def asking(interaction: Interaction, row_id: int) -> Member:
    """Return who wants a form, which Discord takes as the first answer: whether they have left is asked afterwards."""
    if interaction.guild_id is not None:
        return member_of(interaction)
    user = interaction.user
    guild_id = await interaction.client.services.watching.found.guild_of(user.id, row_id)
    return Member(guild_id=guild_id, id=user.id, name=user.display_name)


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
