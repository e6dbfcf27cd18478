"""What a list of chapters says of announcements that are held up: which, where, and what to do."""

import discord

from bot.app.client import Client
from bot.chapters import wording
from bot.core.text.cleaning import shorten
from bot.delivery.troubles import HeldUp
from bot.notices import wording as notices_wording
from bot.works.models import Work
from bot.works.wording import chapter_name
from cogs._shared.channels import place_of
from cogs._shared.parts import Interaction

MAX_HELD_UP = 4
"""Announcements named at once: of the limits.EMBEDS characters of a message the list takes most."""

MAX_NAME = 60
MAX_LINE = 440

COLOUR = 0xC0392B


async def held_up(interaction: Interaction, work: Work) -> list[discord.Embed]:
    """Show what is held up of a work as an embed; none where nothing is."""
    shown, more = await interaction.client.services.troubles.of_work(work, MAX_HELD_UP)
    lines = [_line(interaction.client, work, one) for one in shown] + ([wording.and_more(more)] if more else [])
    description = "\n".join([notices_wording.held_up_heading(), *lines])
    return [discord.Embed(description=description, colour=COLOUR)] if lines else []


def _line(client: Client, work: Work, one: HeldUp) -> str:
    row = one.announcement
    where = shorten(place_of(client, work.guild_id, row.guild_id, row.channel_id), MAX_NAME)
    name = shorten(chapter_name(one.chapter.details), MAX_NAME)
    return shorten(notices_wording.held_up(name, where, row.state, row.trouble), MAX_LINE)
