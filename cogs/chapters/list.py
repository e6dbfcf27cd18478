"""`/chapter list`: a work's scheduled, waiting, drafted and announced chapters."""

from datetime import datetime
from typing import Any

import discord
from discord import app_commands, ui

from bot.backlog.models import BacklogOverview
from bot.chapters import wording
from bot.chapters.buttons import ListChapters, PickDraft
from bot.chapters.listing import wording as listing_wording
from bot.chapters.scheduling import wording as scheduling_wording
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from bot.dates.times import at as wall_time_at
from bot.works import wording as works_wording
from bot.works.matching import CHOICE
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.outcomes import question
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs.chapters.drafts.preview import preview_of
from cogs.chapters.held_up import held_up, ways_on
from cogs.chapters.picking import options, picked

MAX_LISTED = 10
"""Chapters of each kind that are listed, where there is room for as many."""

Listed = list[tuple[Chapter, datetime | None]]
"""Chapters, each with the time that is shown beside it."""


class ListCommand(Part):
    @app_commands.command(name="list")
    @app_commands.describe(work="Which work")
    async def list_(self, interaction: Interaction, work: OwnWorkOption) -> None:
        """A work's scheduled, waiting, drafted and announced chapters, with their times."""
        await reply(interaction, await self._list(interaction, work))

    @clicked
    async def turn_list_page(self, interaction: Interaction, clicked: ListChapters) -> None:
        work = await self.services.works.choose(interaction.guild_id or 0, f"{CHOICE}{clicked.work_id}")
        await edit(interaction, await self._list(interaction, work, clicked.page))

    @clicked
    async def open_draft(self, interaction: Interaction, clicked: PickDraft) -> None:
        del clicked
        chapter_id = [*picked(interaction), 0][0]
        await reply(interaction, await preview_of(interaction, chapter_id))

    async def _list(self, interaction: Interaction, work: Work, page: int = 0) -> Message:
        await self.services.works.check_author(member_of(interaction), work)
        chapters = self.services.chapters
        scheduled = await chapters.all(work.id, ChapterState.SCHEDULED)
        posted = await chapters.all(work.id, ChapterState.POSTED)
        scheduled.sort(key=lambda chapter: (chapter.due_at is None, chapter.due_at))
        kinds = _unposted(scheduled, await self.services.backlogs.of_work(work))
        if not posted and not any(listed for _, listed in kinds):
            return Message(listing_wording.no_chapters_listed(works_wording.title(work)))
        above = await held_up(interaction, work)
        room = min(limits.EMBED_DESCRIPTION, limits.EMBEDS - sum(map(len, above)))
        words = _words(works_wording.title(work), [*kinds, *_posted(posted)], room)
        embeds = [*above, discord.Embed(description=words, colour=COLOUR)]
        asked, answers = await question(self.client, work)
        ways = await ways_on(interaction, work)
        zone = (await self.services.setup.settings(work.guild_id)).zone
        return Message(asked, tuple(embeds), view=buttons(*answers, *ways, *_choices(work, kinds, zone, page)))


def _unposted(scheduled: list[Chapter], overview: BacklogOverview) -> list[tuple[str, Listed]]:
    """Sort what isn't posted by what becomes of it, with the times at which it goes out."""
    is_running = overview.backlog is not None and overview.backlog.begun
    waiting = [(one.chapter, one.at) for one in overview.waiting] if is_running else []
    planned = [] if is_running else [one.chapter for one in overview.waiting]
    drafts = sorted((*planned, *overview.others), key=lambda chapter: -chapter.id)
    return [
        (listing_wording.scheduled_heading(), [(chapter, chapter.due_at) for chapter in scheduled]),
        (listing_wording.backlog_heading(), waiting),
        (listing_wording.drafts_heading(), [(chapter, None) for chapter in drafts if chapter.kept]),
        (listing_wording.previews_heading(), [(chapter, chapter.created_at) for chapter in drafts if not chapter.kept]),
    ]


def _posted(posted: list[Chapter]) -> list[tuple[str, Listed]]:
    """Sort what is posted by whether it stands anywhere yet."""
    return [
        (listing_wording.on_the_way_heading(), [(chapter, None) for chapter in posted if not chapter.can_be_read]),
        (
            listing_wording.announced_heading(),
            [(chapter, chapter.posted_at) for chapter in posted if chapter.can_be_read],
        ),
    ]


def _words(title: str, kinds: list[tuple[str, Listed]], room: int) -> str:
    """List as many chapters of each kind as there is room for, MAX_LISTED at most."""
    for most in range(MAX_LISTED, 0, -1):
        shown = [(name, _noted(name, _lines(listed, most))) for name, listed in kinds]
        words = listing_wording.list_of(title, shown)
        if len(words) <= room:
            break
    return words


def _lines(chapters: Listed, most: int) -> list[str]:
    lines = []
    for chapter, at in chapters[:most]:
        name = shorten(chapter_name(chapter.details), 60)
        lines.append(listing_wording.line_of(name, int(at.timestamp()) if at else None))
    return lines + ([wording.and_more(len(chapters) - most)] if len(chapters) > most else [])


def _noted(heading: str, lines: list[str]) -> list[str]:
    """Say below previews for how long they are kept."""
    is_of_previews = lines and heading == listing_wording.previews_heading()
    return [*lines, listing_wording.previews_go()] if is_of_previews else lines


def _choices(work: Work, kinds: list[tuple[str, Listed]], zone: str, page: int) -> list[ui.Item[Any]]:
    """Offer what isn't posted to be opened, each with what becomes of it, and another page where there is more."""
    offered = [
        (chapter, scheduling_wording.option(heading, wall_time_at(moment, zone) if moment else None))
        for heading, listed in kinds
        for chapter, moment in listed
    ]
    pages = -(-len(offered) // limits.OPTIONS)
    if not offered:
        return []
    page %= pages
    some = dict(offered[page * limits.OPTIONS : (page + 1) * limits.OPTIONS])
    select: ui.Select[Any] = ui.Select(
        custom_id=str(PickDraft(work.id)),
        placeholder=listing_wording.pick_draft(),
        options=options(some, descriptions=some),
    )
    turn = button(listing_wording.more_chapters(page + 1, pages), ListChapters(work.id, (page + 1) % pages))
    return [select, turn] if pages > 1 else [select]
