"""The private preview: exactly what will be posted, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.announcements import wording as announcements_wording
from bot.announcements.card import build
from bot.announcements.remarks import remarks
from bot.app.client import Client
from bot.backlog import wording as backlog_wording
from bot.backlog.models import BacklogOverview
from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import BackToDraft, CancelDraft, EditDraft, PostNow, ScheduleDraft, UseNotes
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.dates.times import at
from bot.targets.wording import cover_not_allowed
from bot.uploads.buttons import PutBack
from bot.works.models import Chapter, ChapterDetails, ChapterState, Work
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import read_button, rendered
from cogs._shared.channels import may_attach
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, edit, reply
from cogs.chapters.drafts.front_matter import carried_over, front_matter_button
from cogs.chapters.drafts.rights import Postable

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger


async def show_new(
    interaction: Interaction,
    postable: Postable,
    details: ChapterDetails,
    remarks: list[str],
    due: WallTime | None = None,
    body: str | None = None,
    source: tuple[int, int] | None = None,
) -> None:
    """Keep a chapter as a draft and show its preview; `due` is when it is meant to go out.

    `remarks` are those that only its file gave rise to; `source` is the upload that keeps its front matter, and
    its place there.
    """
    services, work = interaction.client.services, postable.work
    chapter = await services.chapters.draft(member_of(interaction), work.id, details, body)
    if due is not None:
        await services.publishing.plan(chapter.id, due)
        chapter = replace(chapter, due_at=due.at)
    further = [front_matter_button(PutBack(*source, chapter.id))] if source else []
    await reply(interaction, await _preview(interaction.client, work, chapter, postable.channel_ids, remarks, further))


async def show_again(interaction: Interaction, chapter_id: int) -> None:
    """Show the draft as it is now, in the message that was clicked."""
    await edit(interaction, await preview_of(interaction, chapter_id))


async def preview_of(
    interaction: Interaction, chapter_id: int, further: Sequence[ui.Item[Any]] | None = None
) -> Message:
    """Make the preview of a draft. Raises UserFacingError if the person may not go on with it.

    `further` are buttons that belong to its file; if left out, those that stand in the clicked message.
    """
    services = interaction.client.services
    work, chapter = await services.chapters.draft_of(member_of(interaction), chapter_id)
    channels = [one.channel_id for one in await services.announcements.targets(work)]
    further = carried_over(interaction, chapter_id) if further is None else further
    return await _preview(interaction.client, work, chapter, channels, further=further)


async def _preview(
    client: Client,
    work: Work,
    chapter: Chapter,
    channels: list[int],
    of_file: Sequence[str] = (),
    further: Sequence[ui.Item[Any]] = (),
) -> Message:
    """Make the message that shows a draft as it would be posted, and asks what to do with it."""
    work = await client.services.outbox.names.follow(work)
    card = build(work, chapter.details)
    standing = await _remarks(client, work, chapter)
    closed = [one for one in channels if card.cover and not may_attach(client, one)]
    uncovered = [cover_not_allowed(closed[0])] if closed else []
    head = chapters_wording.preview(channels, [*standing, *uncovered, *of_file])
    embed, files = await rendered(card, client.services)
    view = buttons(*read_button(card), *samples(), *_actions(chapter), *further)
    return Message(f"{head}\n\n{card.content}"[: limits.MESSAGE], (embed,), tuple(files), view)


async def _remarks(client: Client, work: Work, chapter: Chapter) -> list[str]:
    """Say when the chapter is meant to go out, and what about it its author may want to know."""
    namesake = await client.services.chapters.namesake(chapter)
    zone = (await client.services.setup.settings(work.guild_id)).zone
    planned = [chapters_wording.planned(at(chapter.due_at, zone))] if chapter.due_at else []
    planned += _in_backlog(await client.services.backlogs.of_work(work), chapter)
    return [*planned, *remarks(work, chapter.details, namesake.details if namesake else None)]


def _in_backlog(overview: BacklogOverview, chapter: Chapter) -> list[str]:
    if overview.backlog is None or chapter.state is not ChapterState.DRAFT:
        return []
    place = overview.place(chapter.id)
    if place is None:
        return [backlog_wording.not_in_it()]
    at = overview.waiting[place].at
    return [backlog_wording.goes_out(int(at.timestamp()))] if at else [backlog_wording.waits_in_it()]


def samples() -> list[ui.Item[Any]]:
    """Show the announcement's other buttons, in their places but without effect."""
    return [
        ui.Button(label=announcements_wording.suggest(), custom_id="preview-suggest", disabled=True),
        ui.Button(
            label=announcements_wording.follow(),
            custom_id="preview-follow",
            emoji=announcements_wording.follow_emoji(),
            disabled=True,
        ),
    ]


def _actions(chapter: Chapter) -> list[ui.Item[Any]]:
    offered = (
        [button(chapters_wording.use_notes(), UseNotes(chapter.id), row=1)] if chapter.details.notes_offered else []
    )
    return [
        button(chapters_wording.post_now(), PostNow(chapter.id), PRIMARY, row=1),
        button(chapters_wording.schedule(), ScheduleDraft(chapter.id), row=1),
        button(chapters_wording.edit(), EditDraft(chapter.id), row=1),
        *offered,
        button(chapters_wording.cancel(), CancelDraft(chapter.id), row=1),
    ]


def question(chapter_id: int, words: str) -> Message:
    """Ask before a chapter goes out under a number that was announced before."""
    answers = buttons(
        button(chapters_wording.post_anyway(), PostNow(chapter_id, again=1), DANGER),
        button(chapters_wording.back(), BackToDraft(chapter_id)),
        button(chapters_wording.cancel(), CancelDraft(chapter_id)),
    )
    return Message(words, view=answers)
