"""The private preview: exactly what will be posted, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.app.client import Client
from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import (
    BackToDraft,
    CancelDraft,
    EditDraft,
    KeepWorkRating,
    PostNow,
    ScheduleDraft,
    TakePageRating,
)
from bot.chapters.preview import wording as preview_wording
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.uploads.buttons import PutBack
from bot.works.models import Chapter, ChapterDetails, Target, Work
from bot.works.ratings.stricter import claim_of, undecided
from cogs._shared.buttons import button, buttons
from cogs._shared.cards import card_buttons, message_of
from cogs._shared.channels import is_forum, place_of
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, edit, reply
from cogs.chapters.drafts.front_matter import carried_over, front_matter_button
from cogs.chapters.drafts.offers import idea_select, offers, on_offer
from cogs.chapters.drafts.remarks import remarks_on
from cogs.chapters.drafts.rights import Postable

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger

ACTIONS, DECISIONS = 1, 2
"""The rows below the card's own buttons: what becomes of the chapter, what has to be decided; then `offers`."""


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
    await reply(interaction, await _preview(interaction.client, work, chapter, postable.targets, remarks, further))


async def show_again(interaction: Interaction, chapter_id: int, said: Sequence[str] = ()) -> None:
    """Show the draft as it is now, in the message that was clicked, with what there is to say of the click."""
    await edit(interaction, await preview_of(interaction, chapter_id, said))


async def preview_of(
    interaction: Interaction,
    chapter_id: int,
    said: Sequence[str] = (),
    *,
    further: Sequence[ui.Item[Any]] | None = None,
) -> Message:
    """Make the preview of a draft. Raises UserFacingError if the person may not go on with it.

    `further` are buttons that belong to its file; if left out, those that stand in the clicked message.
    """
    services = interaction.client.services
    work, chapter = await services.chapters.draft_of(member_of(interaction), chapter_id)
    targets = await services.announcements.targets(work)
    further = carried_over(interaction, chapter_id) if further is None else further
    return await _preview(interaction.client, work, chapter, targets, said, further)


async def _preview(
    client: Client,
    work: Work,
    chapter: Chapter,
    targets: Sequence[Target],
    said: Sequence[str] = (),
    further: Sequence[ui.Item[Any]] = (),
) -> Message:
    """Make the message that shows a draft as it would be posted, and asks what to do with it."""
    work = await client.services.outbox.names.follow(work)
    placed = await client.services.outbox.cards.preview(work, chapter, targets)
    shown = placed[0]
    message = await message_of(shown.card, client.services)
    where = [place_of(client, work.guild_id, one.guild_id, one.channel_id) for one in targets]
    has_threads = any(not is_forum(client, one.channel_id) for one in targets)
    on_the_card = on_offer(work, chapter, has_threads=has_threads)
    remarks = [*said, *await remarks_on(client, work, chapter, placed), *on_the_card]
    room = limits.MESSAGE - len(message.content) - 2
    head = preview_wording.preview(where, shown.kudos.shown, remarks, room)
    more = offers(work, chapter, has_threads=has_threads)
    ideas = idea_select(chapter, await client.services.used_ideas.choice(work, chapter))
    view = buttons(*card_buttons(shown.card), *_actions(work, chapter), *further, *more, *ideas)
    return replace(message, content=f"{head}\n\n{message.content}", view=view)


def _actions(work: Work, chapter: Chapter) -> list[ui.Item[Any]]:
    return [
        button(chapters_wording.post_now(), PostNow(chapter.id), PRIMARY, row=ACTIONS),
        button(chapters_wording.schedule(), ScheduleDraft(chapter.id), row=ACTIONS),
        button(chapters_wording.edit(), EditDraft(chapter.id), row=ACTIONS),
        button(chapters_wording.cancel(), CancelDraft(chapter.id), row=ACTIONS),
        *rating_buttons(work, chapter, row=DECISIONS),
    ]


def rating_buttons(work: Work, chapter: Chapter, row: int | None = None) -> list[ui.Item[Any]]:
    """Ask which is right where a page is stricter than its work; once that is said, only the other way is left."""
    claim, still_open = claim_of(work, chapter.details), undecided(work, chapter.details)
    take, keep = TakePageRating(chapter.id), KeepWorkRating(chapter.id)
    found = [button(preview_wording.take_page_rating(claim), take, row=row)] if claim else []
    found += [button(preview_wording.keep_work_rating(work, still_open), keep, row=row)] if still_open else []
    return [*found]


def question(chapter_id: int, words: str) -> Message:
    """Ask before a chapter goes out under a number that was announced before."""
    answers = buttons(
        button(chapters_wording.post_anyway(), PostNow(chapter_id, again=1), DANGER),
        button(chapters_wording.back(), BackToDraft(chapter_id)),
        button(chapters_wording.cancel(), CancelDraft(chapter_id)),
    )
    return Message(words, view=answers)
