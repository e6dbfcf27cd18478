"""`/chapter list`: a work's scheduled, waiting, drafted and announced chapters."""

from datetime import datetime
from typing import Any

import discord
from discord import app_commands, ui

from bot.chapters import wording
from bot.chapters.buttons import PickDraft
from bot.core.text.cleaning import shorten
from bot.works import wording as works_wording
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name
from cogs._shared.buttons import buttons, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.outcomes import question
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from cogs.chapters.drafts.preview import preview_of
from cogs.chapters.held_up import held_up, ways_on
from cogs.chapters.picking import options, picked

MAX_LISTED = 10
"""Chapters of each of the five kinds that are listed; as many as an embed's description holds."""


class ListCommand(Part):
    @app_commands.command(name="list")
    @app_commands.describe(work="Which work")
    async def list_(self, interaction: Interaction, work: OwnWorkOption) -> None:
        """A work's scheduled, waiting, drafted and announced chapters, with their times."""
        await self.services.works.check_author(member_of(interaction), work)
        scheduled, posted = [
            await self.services.chapters.all(work.id, state) for state in (ChapterState.SCHEDULED, ChapterState.POSTED)
        ]
        overview = await self.services.backlogs.of_work(work)
        scheduled.sort(key=lambda chapter: (chapter.due_at is None, chapter.due_at))
        waiting, drafts = [one.chapter for one in overview.waiting], list(overview.others)
        if not any((scheduled, waiting, drafts, posted)):
            await reply(interaction, wording.no_chapters_listed(works_wording.title(work)))
            return
        words = wording.list_of(
            works_wording.title(work),
            _lines([(chapter, chapter.due_at) for chapter in scheduled]),
            _lines([(one.chapter, one.at) for one in overview.waiting]),
            _lines([(chapter, None) for chapter in drafts]),
            _lines([(chapter, None) for chapter in posted if not chapter.can_be_read]),
            _lines([(chapter, chapter.posted_at) for chapter in posted if chapter.can_be_read]),
        )
        unposted = scheduled + waiting + drafts
        embeds = [*await held_up(interaction, work), discord.Embed(description=words, colour=COLOUR)]
        asked, answers = await question(self.client, work)
        ways = await ways_on(interaction, work)
        choices = [_select(work, unposted)] if unposted else []
        await reply(interaction, Message(asked, embeds=tuple(embeds), view=buttons(*answers, *ways, *choices)))

    @clicked
    async def open_draft(self, interaction: Interaction, clicked: PickDraft) -> None:
        del clicked
        chapter_id = [*picked(interaction), 0][0]
        await reply(interaction, await preview_of(interaction, chapter_id))


def _lines(chapters: list[tuple[Chapter, datetime | None]]) -> list[str]:
    lines = []
    for chapter, at in chapters[:MAX_LISTED]:
        name = shorten(chapter_name(chapter.details), 60)
        lines.append(wording.line_of(name, int(at.timestamp()) if at else None))
    return lines + ([wording.and_more(len(chapters) - MAX_LISTED)] if len(chapters) > MAX_LISTED else [])


def _select(work: Work, chapters: list[Chapter]) -> ui.Select[Any]:
    return ui.Select(custom_id=str(PickDraft(work.id)), placeholder=wording.pick_draft(), options=options(chapters))
