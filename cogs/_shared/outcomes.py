"""What became of an attempt to announce chapters."""

from typing import Any

import discord

from bot.announcements import wording as announcements_wording
from bot.announcements.models import Announcement, DeliveryState
from bot.app.client import Client
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from bot.core.text.fitting import as_many_as_fit
from bot.delivery.troubles import HeldUp
from bot.notices import wording as notices_wording
from bot.notices.buttons import TryAgain, answers_about, way_round
from bot.works.models import Chapter, Work
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons
from cogs._shared.channels import place_of
from cogs._shared.panels import drawn
from cogs._shared.replies import Message

Button = discord.ui.Button[Any]

SETTLED = frozenset({DeliveryState.SENT, DeliveryState.WITHDRAWING, DeliveryState.WITHDRAWN})
"""What needs no further try: a chapter that is announced again has its earlier announcements too."""

MAX_QUESTION = 600
MAX_NAME = 200


async def send(client: Client, work: Work, chapters: list[Chapter], head: str = "") -> Message:
    """Send chapters of a work now, and say below the head where they stand, or why they don't yet."""
    lines: list[str] = []
    all_sent, stuck = True, dict[int, HeldUp]()
    for chapter in chapters:
        announcements = await client.services.outbox.deliver_chapter(chapter.id)
        stuck = await client.services.troubles.in_the_way(work)
        lines += _outcome(chapter_name(chapter.details), announcements, stuck)
        all_sent = all_sent and all(one.state in SETTLED for one in announcements)
    again = [] if all_sent else [button(notices_wording.try_again(), TryAgain(work.id))]
    asked, answers = await question(client, work)
    room = limits.MESSAGE - MAX_QUESTION - 1 - (len(head) + 1 if head else 0)
    told = as_many_as_fit(lines, room, announcements_wording.and_more)
    content = "\n".join(filter(None, [head, told, asked]))
    return Message(content, view=buttons(*again, *ways_round(stuck), *answers))


def ways_round(stuck: dict[int, HeldUp]) -> list[Button]:
    """Offer to go on without the first chapter that others wait behind, unless it may stand."""
    absent = [one for one in stuck.values() if one.announcement.state is not DeliveryState.UNCERTAIN]
    return [drawn(way_round(absent[0].chapter))] if absent else []


async def question(client: Client, work: Work) -> tuple[str, list[Button]]:
    """Ask what an author has to decide about a work, one thing at a time; nothing if there is nothing."""
    uncertain = await client.services.troubles.first_uncertain(work)
    if uncertain is None:
        return "", []
    row = uncertain.announcement
    where = place_of(client, work.guild_id, row.guild_id, row.channel_id)
    asked = notices_wording.question(
        shorten(chapter_name(uncertain.chapter.details), MAX_NAME), shorten(where, MAX_NAME)
    )
    return asked, list(map(drawn, answers_about(row)))


def _outcome(name: str, announcements: list[Announcement], stuck: dict[int, HeldUp]) -> list[str]:
    sent = [one.link for one in announcements if one.stands]
    lines = [announcements_wording.posted(name, sent)] if sent else []
    for one in announcements:
        if one.id in stuck:
            earlier = stuck[one.id]
            its_name, trouble = chapter_name(earlier.chapter.details), earlier.announcement.trouble
            lines.append(announcements_wording.waits_behind(name, one.channel_id, its_name, trouble))
        elif one.state is DeliveryState.WAITING:
            lines.append(announcements_wording.on_its_way(name, one.channel_id, one.failure))
        if one.state is DeliveryState.BLOCKED:
            lines.append(announcements_wording.failed(name, one.channel_id, one.trouble))
        if one.state is DeliveryState.UNCERTAIN:
            lines.append(announcements_wording.uncertain(name, one.channel_id, one.trouble))
    return lines
