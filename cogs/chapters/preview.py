"""The private preview: exactly what will be posted, and what can be done with it."""

from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from bot.announcements import wording
from bot.announcements.buttons import BackToDraft, CancelDraft, EditDraft, PostNow, ScheduleDraft, UseNotes
from bot.announcements.card import build
from bot.announcements.models import Announcement, Delivery
from bot.announcements.remarks import remarks
from bot.client import Client
from bot.works.models import Chapter, Work
from bot.works.wording import chapter_name, cover_not_allowed
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
        channel_id = await services.announcements.target(self.work)
        namesake = await services.chapters.namesake(self.chapter)
        card = build(self.work, self.chapter.details)
        standing = remarks(self.work, self.chapter.details, namesake.details if namesake else None)
        due_at = self.chapter.due_at
        planned = [wording.planned(int(due_at.timestamp()))] if due_at else []
        can_attach = may_attach(client, channel_id)
        uncovered = [cover_not_allowed(channel_id)] if card.cover and not can_attach else []
        head = wording.preview(channel_id, [*planned, *standing, *uncovered, *self.of_file])
        embed, files = await rendered(card, services.covers, with_cover=can_attach)
        return {
            "content": f"{head}\n\n{card.content}"[:2000],
            "embed": embed,
            "files": files,
            "view": buttons(*read_button(card), *samples(), *_actions(self.chapter)),
        }


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
