"""The private preview: exactly what will be posted, and what can be done with it."""

from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.announcements import backlog_wording, wording
from bot.announcements.backlog_models import Outlook
from bot.announcements.buttons import BackToDraft, CancelDraft, EditDraft, PostNow, ScheduleDraft, UseNotes
from bot.announcements.card import build
from bot.announcements.models import Announcement, Delivery
from bot.announcements.remarks import remarks
from bot.services import Services
from bot.works.models import Chapter, ChapterState, Work
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import embed_of, read_button

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft on screen; `of_file` are the remarks that only its file gave rise to."""

    work: Work
    chapter: Chapter
    of_file: list[str] = field(default_factory=list)

    async def message(self, services: Services) -> dict[str, Any]:
        """The content, embed and buttons of the preview."""
        channel_id = await services.announcements.target(self.work)
        namesake = await services.chapters.namesake(self.chapter)
        card = build(self.work, self.chapter.details)
        standing = remarks(self.work, self.chapter.details, namesake.details if namesake else None)
        due_at = self.chapter.due_at
        planned = [wording.planned(int(due_at.timestamp()))] if due_at else []
        planned += _in_backlog(await services.backlogs.of_work(self.work), self.chapter)
        head = wording.preview(channel_id, [*planned, *standing, *self.of_file])
        return {
            "content": f"{head}\n\n{card.content}"[:2000],
            "embed": embed_of(card),
            "view": buttons(*read_button(card), suggest_sample(), *_actions(self.chapter)),
        }


def _in_backlog(outlook: Outlook, chapter: Chapter) -> list[str]:
    if outlook.backlog is None or chapter.state is not ChapterState.DRAFT:
        return []
    place = outlook.place(chapter.id)
    if place is None:
        return [backlog_wording.not_in_it()]
    at = outlook.waiting[place].at
    return [backlog_wording.goes_out(int(at.timestamp()))] if at else [backlog_wording.waits_in_it()]


def suggest_sample() -> ui.Button[Any]:
    """The announcement's other button, in its place but without effect."""
    return ui.Button(label=wording.SUGGEST, custom_id="preview", disabled=True)


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


def outcome(chapter: Chapter, announcements: list[Announcement]) -> dict[str, Any]:
    """What became of **Post now**: where the announcement stands, or why it doesn't yet."""
    name = chapter_name(chapter.details)
    sent = [one.link for one in announcements if one.state is Delivery.SENT]
    lines = [wording.posted(name, sent)] if sent else []
    for one in announcements:
        if one.state is Delivery.WAITING:
            lines.append(wording.on_its_way(name, one.channel_id, one.failure))
        if one.state is Delivery.FAILED:
            lines.append(wording.failed(name, one.channel_id, one.failure or wording.unclear()))
    failed = any(one.state is Delivery.FAILED for one in announcements)
    view = buttons(*_actions(chapter)) if failed else None
    return {"content": "\n".join(lines), "embed": None, "view": view}
