"""What becomes of a chapter after its preview: scheduled, listed, changed where it stands, withdrawn."""

from typing import Any

import discord
from discord import ui

from bot.announcements import wording
from bot.announcements.buttons import BringBack, PickDraft, PostedForm, ScheduleDraft, ScheduleForm
from bot.announcements.when import Due
from bot.client import Client
from bot.core.text import clean_label, shorten
from bot.works import wording as works_wording
from bot.works.chapters import CHOICE
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name, plain_chapter_name
from cogs._shared.buttons import button, buttons, on_click
from cogs._shared.forms import Values, line, on_submit, show_form
from cogs._shared.members import member_of
from cogs._shared.replies import edit, reply
from cogs.chapters.drafts import Drafts, fields_of, with_changes
from cogs.chapters.preview import Preview

Interaction = discord.Interaction[Client]

MAX_LISTED = 12
"""Chapters of each kind that are listed; a message holds 2000 characters."""


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
        kinds = [
            await self._services.chapters.all(work.id, state)
            for state in (ChapterState.SCHEDULED, ChapterState.DRAFT, ChapterState.POSTED)
        ]
        if not any(kinds):
            await reply(interaction, wording.no_chapters_listed(works_wording.title(work)))
            return
        scheduled, drafts, posted = kinds
        scheduled.sort(key=lambda chapter: (chapter.due_at is None, chapter.due_at))
        words = wording.list_of(works_wording.title(work), _lines(scheduled), _lines(drafts), _lines(posted))
        unposted = (scheduled + drafts)[:25]
        await reply(interaction, words, view=buttons(*([_select(work, unposted)] if unposted else [])))

    async def open_draft(self, interaction: Interaction, clicked: PickDraft) -> None:
        del clicked
        data: Any = interaction.data
        chosen = str(data["values"][0]).removeprefix(CHOICE)
        chapter_id = int(chosen) if chosen.isdecimal() and len(chosen) < 19 else 0
        work, chapter = await self._services.chapters.draft_of(member_of(interaction), chapter_id)
        await reply(interaction, **await Preview(work, chapter).message(self._client))


def _lines(chapters: list[Chapter]) -> list[str]:
    lines = []
    for chapter in chapters[:MAX_LISTED]:
        at = chapter.due_at if chapter.state is ChapterState.SCHEDULED else chapter.posted_at
        name = shorten(chapter_name(chapter.details), 80)
        lines.append(wording.line_of(name, int(at.timestamp()) if at else None))
    return lines + ([wording.and_more(len(chapters) - MAX_LISTED)] if len(chapters) > MAX_LISTED else [])


def _select(work: Work, chapters: list[Chapter]) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=shorten(clean_label(plain_chapter_name(chapter.details)), 100), value=f"{CHOICE}{chapter.id}"
        )
        for chapter in chapters
    ]
    return ui.Select(custom_id=str(PickDraft(work.id)), placeholder=wording.PICK_DRAFT, options=options)


def _stamp(due: Due) -> int:
    return int(due.at.timestamp())
