"""What a list of chapters says of announcements that are held up: which, where, and what to do."""

from typing import Any

import discord
from discord import ui

from bot.app.client import Client
from bot.chapters import wording
from bot.core.text.cleaning import shorten
from bot.delivery.troubles import HeldUp
from bot.notices import wording as notices_wording
from bot.notices.buttons import way_back
from bot.works.models import Work
from bot.works.wording import chapter_name
from cogs._shared.channels import place_of
from cogs._shared.outcomes import ways_round
from cogs._shared.panels import drawn
from cogs._shared.parts import Interaction

MAX_HELD_UP = 4
"""Announcements named at once: of the limits.EMBEDS characters of a message the list takes most."""

MAX_WAYS_BACK = 2
MAX_NAME = 60
MAX_LINE = 440

COLOUR = 0xC0392B


async def held_up(interaction: Interaction, work: Work) -> list[discord.Embed]:
    """Show what is held up of a work as an embed; none where nothing is."""
    shown, more = await interaction.client.services.troubles.of_work(work, MAX_HELD_UP)
    lines = [_line(interaction.client, work, one) for one in shown] + ([wording.and_more(more)] if more else [])
    aside = await interaction.client.services.troubles.set_aside(work)
    names = [shorten(chapter_name(one.details), MAX_NAME) for one in aside[:MAX_HELD_UP]]
    lines += [notices_wording.set_aside_line(name) for name in names]
    lines += [wording.and_more(len(aside) - len(names))] if len(aside) > len(names) else []
    description = "\n".join([notices_wording.held_up_heading(), *lines])
    return [discord.Embed(description=description, colour=COLOUR)] if lines else []


async def ways_on(interaction: Interaction, work: Work) -> list[ui.Button[Any]]:
    """Offer what leads on: going on without what is stuck, and posting after all what was set aside."""
    troubles = interaction.client.services.troubles
    aside = await troubles.set_aside(work)
    back = [drawn(way_back(one)) for one in aside[:MAX_WAYS_BACK]]
    return [*ways_round(await troubles.in_the_way(work)), *back]


def _line(client: Client, work: Work, one: HeldUp) -> str:
    row = one.announcement
    name = shorten(chapter_name(one.chapter.details), MAX_NAME)
    where = shorten(place_of(client, work.guild_id, row.guild_id, row.channel_id), MAX_NAME)
    if one.behind:
        earlier = shorten(chapter_name(one.behind.chapter.details), MAX_NAME)
        return notices_wording.waits_behind(name, where, earlier)
    return shorten(notices_wording.held_up(name, where, row.state, row.trouble), MAX_LINE)
