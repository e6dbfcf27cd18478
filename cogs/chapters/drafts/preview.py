"""The private preview: exactly what will be posted, and what can be done with it."""

from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.announcements import wording
from bot.announcements.card import build
from bot.announcements.remarks import remarks
from bot.app.client import Client
from bot.backlog import wording as backlog_wording
from bot.backlog.models import BacklogOverview
from bot.chapters.buttons import BackToDraft, CancelDraft, EditDraft, PostNow, ScheduleDraft, UseNotes
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import cover_not_allowed
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import read_button, rendered
from cogs._shared.channels import may_attach

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft on screen; `of_file` are the remarks that only its file gave rise to."""

    work: Work
    chapter: Chapter
    of_file: list[str] = field(default_factory=list)

    async def message(self, client: Client) -> dict[str, Any]:
        """The content, embed, files and buttons of the preview."""
        services = client.services
        channels = [one.channel_id for one in await services.announcements.targets(self.work)]
        namesake = await services.chapters.namesake(self.chapter)
        card = build(self.work, self.chapter.details)
        standing = remarks(self.work, self.chapter.details, namesake.details if namesake else None)
        due_at = self.chapter.due_at
        planned = [wording.planned(int(due_at.timestamp()))] if due_at else []
        planned += _in_backlog(await services.backlogs.of_work(self.work), self.chapter)
        closed = [one for one in channels if card.cover and not may_attach(client, one)]
        uncovered = [cover_not_allowed(closed[0])] if closed else []
        head = wording.preview(channels, [*planned, *standing, *uncovered, *self.of_file])
        embed, files = await rendered(card, services)
        return {
            "content": f"{head}\n\n{card.content}"[:2000],
            "embed": embed,
            "files": files,
            "view": buttons(*read_button(card), *samples(), *_actions(self.chapter)),
        }


def _in_backlog(overview: BacklogOverview, chapter: Chapter) -> list[str]:
    if overview.backlog is None or chapter.state is not ChapterState.DRAFT:
        return []
    place = overview.place(chapter.id)
    if place is None:
        return [backlog_wording.not_in_it()]
    at = overview.waiting[place].at
    return [backlog_wording.goes_out(int(at.timestamp()))] if at else [backlog_wording.waits_in_it()]


def samples() -> list[ui.Item[Any]]:
    """The announcement's other buttons, in their places but without effect."""
    return [
        ui.Button(label=wording.SUGGEST, custom_id="preview-suggest", disabled=True),
        ui.Button(label=wording.FOLLOW, custom_id="preview-follow", emoji=wording.FOLLOW_EMOJI, disabled=True),
    ]


def _actions(chapter: Chapter) -> list[ui.Item[Any]]:
    offered = [button(wording.USE_NOTES, UseNotes(chapter.id), row=1)] if chapter.details.notes_offered else []
    return [
        button(wording.POST_NOW, PostNow(chapter.id), PRIMARY, row=1),
        button(wording.SCHEDULE, ScheduleDraft(chapter.id), row=1),
        button(wording.EDIT, EditDraft(chapter.id), row=1),
        *offered,
        button(wording.CANCEL, CancelDraft(chapter.id), row=1),
    ]


def question(chapter_id: int, words: str) -> dict[str, Any]:
    """Asked before a chapter goes out under a number that was announced before."""
    answers = buttons(
        button(wording.POST_ANYWAY, PostNow(chapter_id, again=1), DANGER),
        button(wording.BACK, BackToDraft(chapter_id)),
        button(wording.CANCEL, CancelDraft(chapter_id)),
    )
    return {"content": words, "embed": None, "view": answers}
