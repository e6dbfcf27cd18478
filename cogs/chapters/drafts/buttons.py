"""What the buttons and the form of a preview do."""

from dataclasses import replace
from typing import Any

import discord

from bot.announcements import wording
from bot.app.client import Client
from bot.chapters.buttons import BackToDraft, CancelDraft, DraftForm, EditDraft, PostNow, UseNotes
from bot.chapters.publishing import NumberTaken
from bot.dates.times import Due
from bot.works import checks
from bot.works import wording as works_wording
from bot.works.models import MAX_LINK, MAX_SUMMARY, MAX_TITLE, ChapterDetails, Work
from cogs._shared import outcomes
from cogs._shared.buttons import on_click
from cogs._shared.channels import check_age, check_channel
from cogs._shared.forms import Values, line, on_submit, paragraph, show_form
from cogs._shared.members import member_of
from cogs._shared.replies import edit, reply
from cogs.chapters.drafts.preview import Preview, question

Interaction = discord.Interaction[Client]


class Drafts:
    """From the first preview to Post now or Cancel."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._services = client.services

    def listen(self) -> None:
        self._client.add_buttons(
            on_click(PostNow, self.post_now),
            on_click(EditDraft, self.edit),
            on_click(UseNotes, self.use_notes),
            on_click(CancelDraft, self.cancel),
            on_click(BackToDraft, self.back),
        )
        on_submit(self._client, DraftForm, self.edited)

    async def show(
        self,
        interaction: Interaction,
        work: Work,
        details: ChapterDetails,
        remarks: list[str],
        due: Due | None = None,
        body: str | None = None,
    ) -> None:
        """Keep a chapter as a draft and show its preview; `due` is when it is meant to go out."""
        chapter = await self._services.chapters.draft(member_of(interaction), work.id, details, body)
        if due is not None:
            await self._services.announcements.plan(chapter.id, due)
            chapter = replace(chapter, due_at=due.at)
        await reply(interaction, **await Preview(work, chapter, remarks).message(self._client))

    async def check(self, interaction: Interaction, work: Work) -> None:
        """Raises UserFacingError if the person may not post in the work, or the bot not in its channel."""
        await self._services.works.check_author(member_of(interaction), work)
        for target in await self._services.announcements.targets(work):
            if target.guild_id == work.guild_id:
                check_channel(interaction, target.channel_id)
                check_age(interaction, work, target.channel_id)

    async def post_now(self, interaction: Interaction, clicked: PostNow) -> None:
        await interaction.response.defer()
        member = member_of(interaction)
        work, _ = await self._services.chapters.draft_of(member, clicked.chapter_id)
        await self.check(interaction, work)
        try:
            _, chapter = await self._services.announcements.post(member, clicked.chapter_id, again=bool(clicked.again))
        except NumberTaken as taken:
            await edit(interaction, **question(clicked.chapter_id, taken.words))
            return
        await edit(interaction, **await outcomes.send(self._client, work, [chapter]))

    async def edit(self, interaction: Interaction, clicked: EditDraft) -> None:
        _, chapter = await self._services.chapters.draft_of(member_of(interaction), clicked.chapter_id)
        await show_form(interaction, wording.EDIT_TITLE, DraftForm(chapter.id), *fields_of(chapter.details))

    async def edited(self, interaction: Interaction, form: DraftForm, values: Values) -> None:
        member = member_of(interaction)
        _, chapter = await self._services.chapters.draft_of(member, form.chapter_id)
        await self._services.chapters.edit(member, form.chapter_id, with_changes(chapter.details, values))
        await self._show_again(interaction, form.chapter_id)

    async def use_notes(self, interaction: Interaction, clicked: UseNotes) -> None:
        await self._services.chapters.take_offered_notes(member_of(interaction), clicked.chapter_id)
        await self._show_again(interaction, clicked.chapter_id)

    async def cancel(self, interaction: Interaction, clicked: CancelDraft) -> None:
        chapter = await self._services.chapters.cancel(member_of(interaction), clicked.chapter_id)
        words = works_wording.draft_cancelled(works_wording.chapter_name(chapter.details))
        await edit(interaction, content=words, embed=None, view=None)

    async def back(self, interaction: Interaction, clicked: BackToDraft) -> None:
        await self._show_again(interaction, clicked.chapter_id)

    async def _show_again(self, interaction: Interaction, chapter_id: int) -> None:
        work, chapter = await self._services.chapters.draft_of(member_of(interaction), chapter_id)
        await edit(interaction, **await Preview(work, chapter).message(self._client))


def fields_of(details: ChapterDetails) -> list[Any]:
    """The fields of the form that edits a chapter, filled in."""
    shown = works_wording.number(details.number) if details.number is not None else ""
    return [
        line("number", wording.NUMBER_LABEL, default=shown, limit=10, hint=wording.NUMBER_HINT),
        line("title", wording.TITLE_LABEL, default=details.title, limit=MAX_TITLE),
        paragraph("text", wording.CARD_TEXT_LABEL, default=details.summary or details.excerpt, limit=MAX_SUMMARY),
        paragraph("notes", wording.NOTES_LABEL, default=details.notes),
        line("link", wording.LINK_LABEL, default=details.link, limit=MAX_LINK),
    ]


def with_changes(details: ChapterDetails, values: Values) -> ChapterDetails:
    """The chapter as that form was sent. Raises UserFacingError for a number or a link that is none."""
    text = values["text"].strip()
    if text != (details.summary or details.excerpt or "").strip():
        details = replace(details, summary=text or None, excerpt=None)
    return replace(
        details,
        number=checks.number(values["number"]),
        title=values["title"].strip() or None,
        notes=values["notes"].strip() or None,
        link=checks.link(values["link"]),
    )
