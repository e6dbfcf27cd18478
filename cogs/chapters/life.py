"""What becomes of a chapter after its preview: scheduled, listed, changed where it stands, withdrawn."""

from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.announcements import wording
from bot.app.client import Client
from bot.chapters.buttons import BringBack, PickDraft, PostedForm, ScheduleDraft, ScheduleForm
from bot.core.text.cleaning import shorten
from bot.dates.times import Due
from bot.works import wording as works_wording
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons, on_click
from cogs._shared.cards import COLOUR
from cogs._shared.forms import Values, line, on_submit, show_form
from cogs._shared.members import member_of
from cogs._shared.outcomes import question
from cogs._shared.replies import edit, reply
from cogs.chapters.drafts.buttons import Drafts, fields_of, with_changes
from cogs.chapters.drafts.preview import Preview
from cogs.chapters.held_up import held_up
from cogs.chapters.picking import options, picked

Interaction = discord.Interaction[Client]

MAX_LISTED = 10
"""Chapters of each of the four kinds that are listed; an embed's description holds 4096 characters."""


class Life:
    def __init__(self, client: Client, drafts: Drafts) -> None:
        self._client = client
        self._services = client.services
        self._drafts = drafts

    def listen(self) -> None:
        self._client.add_buttons(
            on_click(ScheduleDraft, self.ask_when),
            on_click(BringBack, self.bring_back),
            on_click(PickDraft, self.open_draft),
        )
        on_submit(self._client, ScheduleForm, self.when_given)
        on_submit(self._client, PostedForm, self.edited)

    async def ask_when(self, interaction: Interaction, clicked: ScheduleDraft) -> None:
        work, _ = await self._services.chapters.draft_of(member_of(interaction), clicked.chapter_id)
        await self._drafts.check(interaction, work)
        if planned := await self._services.announcements.schedule_as_planned(
            member_of(interaction), clicked.chapter_id
        ):
            words = await self._confirmation(work, *planned)
            await edit(interaction, content=words, embed=None, view=None)
            return
        when = line("when", wording.WHEN_LABEL, required=True, limit=100, hint=wording.WHEN_HINT)
        await show_form(interaction, wording.SCHEDULE_TITLE, ScheduleForm(clicked.chapter_id), when)

    async def when_given(self, interaction: Interaction, form: ScheduleForm, values: Values) -> None:
        work, _ = await self._services.chapters.draft_of(member_of(interaction), form.chapter_id)
        words = await self._schedule(interaction, work, form.chapter_id, values["when"])
        await edit(interaction, content=words, embed=None, view=None)

    async def schedule(self, interaction: Interaction, work: Work, chapter_id: int, when: str) -> None:
        await reply(interaction, await self._schedule(interaction, work, chapter_id, when))

    async def _schedule(self, interaction: Interaction, work: Work, chapter_id: int, when: str) -> str:
        await self._drafts.check(interaction, work)
        chapter, due = await self._services.announcements.schedule(member_of(interaction), chapter_id, when)
        return await self._confirmation(work, chapter, due)

    async def _confirmation(self, work: Work, chapter: Chapter, due: Due) -> str:
        targets = await self._services.announcements.targets(work)
        return wording.scheduled(chapter_name(chapter.details), _stamp(due), [one.channel_id for one in targets])

    async def reschedule(self, interaction: Interaction, work: Work, chapter: str, when: str) -> None:
        chosen = await self._services.chapters.choose(work, chapter, ChapterState.SCHEDULED)
        await self.schedule(interaction, work, chosen.id, when)

    async def edit(self, interaction: Interaction, work: Work, chapter: str) -> None:
        chosen = await self._services.chapters.choose(work, chapter)
        posted = await self._services.announcements.posted(member_of(interaction), chosen.id)
        await show_form(interaction, wording.EDIT_TITLE, PostedForm(posted.id), *fields_of(posted.details))

    async def edited(self, interaction: Interaction, form: PostedForm, values: Values) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        member = member_of(interaction)
        before = await self._services.announcements.posted(member, form.chapter_id)
        chapter = await self._services.announcements.edit(member, before.id, with_changes(before.details, values))
        shown = await self._services.outbox.deliver_chapter(chapter.id)
        failures = [one.failure for one in shown if one.failure]
        await reply(interaction, wording.changed(chapter_name(chapter.details), failures))

    async def withdraw(self, interaction: Interaction, work: Work, chapter: str) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        chosen = await self._services.chapters.choose(work, chapter)
        withdrawn = await self._services.announcements.withdraw(member_of(interaction), chosen.id)
        await self._services.outbox.deliver_chapter(chosen.id)
        undo = buttons(button(wording.UNDO, BringBack(chosen.id)))
        await reply(interaction, wording.withdrawn(chapter_name(withdrawn.details)), view=undo)

    async def bring_back(self, interaction: Interaction, clicked: BringBack) -> None:
        await interaction.response.defer()
        chapter = await self._services.announcements.bring_back(member_of(interaction), clicked.chapter_id)
        await self._services.outbox.deliver_chapter(chapter.id)
        await edit(interaction, content=wording.brought_back(chapter_name(chapter.details)), view=None)

    async def list(self, interaction: Interaction, work: Work) -> None:
        await self._services.works.check_author(member_of(interaction), work)
        scheduled, posted = [
            await self._services.chapters.all(work.id, state) for state in (ChapterState.SCHEDULED, ChapterState.POSTED)
        ]
        overview = await self._services.backlogs.of_work(work)
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
            _lines([(chapter, chapter.posted_at) for chapter in posted]),
        )
        unposted = scheduled + waiting + drafts
        embeds = [*await held_up(interaction, work), discord.Embed(description=words, colour=COLOUR)]
        asked, answers = await question(self._client, work)
        choices = [_select(work, unposted)] if unposted else []
        await reply(interaction, asked or None, embeds=embeds, view=buttons(*answers, *choices))

    async def open_draft(self, interaction: Interaction, clicked: PickDraft) -> None:
        del clicked
        (chapter_id,) = picked(interaction) or (0,)
        work, chapter = await self._services.chapters.draft_of(member_of(interaction), chapter_id)
        await reply(interaction, **await Preview(work, chapter).message(self._client))


def _lines(chapters: list[tuple[Chapter, datetime | None]]) -> list[str]:
    lines = []
    for chapter, at in chapters[:MAX_LISTED]:
        name = shorten(chapter_name(chapter.details), 60)
        lines.append(wording.line_of(name, int(at.timestamp()) if at else None))
    return lines + ([wording.and_more(len(chapters) - MAX_LISTED)] if len(chapters) > MAX_LISTED else [])


def _select(work: Work, chapters: list[Chapter]) -> ui.Select[Any]:
    return ui.Select(custom_id=str(PickDraft(work.id)), placeholder=wording.PICK_DRAFT, options=options(chapters))


def _stamp(due: Due) -> int:
    return int(due.at.timestamp())
