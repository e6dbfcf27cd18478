"""The private preview: exactly what will be posted, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from discord import ui

from bot.app.client import Client
from bot.chapters.namesakes.service import mark_of
from bot.chapters.preview import wording as preview_wording
from bot.core.text import limits
from bot.dates.models import WallTime
from bot.delivery.cards import PlacedCard
from bot.uploads.models import ChosenChapter
from bot.works.models import Chapter, ChapterDetails, ChapterState, Target, Work
from cogs._shared.buttons import buttons
from cogs._shared.cards import card_buttons, message_of
from cogs._shared.channels import is_forum, place_of
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, edit, reply
from cogs.chapters.drafts.front_matter import front_matter_buttons
from cogs.chapters.drafts.rights import Postable
from cogs.chapters.drafts.screen.actions import actions
from cogs.chapters.drafts.screen.offers import idea_select, offers, on_offer
from cogs.chapters.drafts.screen.remarks import kudos_stand, remarks_on


async def show_new(
    interaction: Interaction,
    postable: Postable,
    details: ChapterDetails,
    remarks: list[str],
    due: WallTime | None = None,
    body: str | None = None,
    chosen: ChosenChapter | None = None,
    answered: str | None = None,
) -> None:
    """Keep a chapter as a draft and show its preview; `due` is when it is meant to go out.

    `remarks` are those that only its file gave rise to; `chosen` is what it was in an upload. `answered` takes the
    place of the question that led to it, which stays until the draft is kept: its file is found there alone.
    """
    services, work = interaction.client.services, postable.work
    chapter = await services.chapters.draft(member_of(interaction), work.id, details, body, due=due, chosen=chosen)
    if answered is not None:
        await edit(interaction, answered)
    further = await front_matter_buttons(interaction, chapter.id)
    await reply(interaction, await _preview(interaction.client, work, chapter, postable.targets, remarks, further))


async def show_again(interaction: Interaction, chapter_id: int, said: Sequence[str] = ()) -> None:
    """Show a chapter that isn't posted as it is now, in the clicked message, with what there is to say of the click."""
    await edit(interaction, await preview_of(interaction, chapter_id, said))


async def preview_of(interaction: Interaction, chapter_id: int, said: Sequence[str] = ()) -> Message:
    """Make the screen of a draft or a scheduled chapter. Raises UserFacingError if the person may not go on with it."""
    services = interaction.client.services
    work, chapter = await services.chapters.draft_of(member_of(interaction), chapter_id)
    targets = await services.announcements.targets(work)
    further = await front_matter_buttons(interaction, chapter_id)
    return await _preview(interaction.client, work, chapter, targets, said, further)


async def _preview(
    client: Client,
    work: Work,
    chapter: Chapter,
    targets: Sequence[Target],
    said: Sequence[str] = (),
    further: Sequence[ui.Item[Any]] = (),
) -> Message:
    """Make the message that shows a chapter as it would be posted, and asks what to do with it."""
    work = await client.services.outbox.names.follow(work)
    placed = await client.services.outbox.cards.preview(work, chapter, targets)
    shown = placed[0]
    message = await message_of(shown.card, client.services)
    namesakes = await client.services.chapters.namesakes(work, chapter)
    in_the_way = await client.services.chapters.in_the_way(work, chapter)
    has_threads = any(not is_forum(client, one.channel_id) for one in targets)
    on_the_card = on_offer(work, chapter, has_threads=has_threads)
    remarks = [*said, *await remarks_on(client, work, chapter, placed, namesakes, in_the_way), *on_the_card]
    where = [place_of(client, work.guild_id, one.guild_id, one.channel_id) for one in targets]
    words = preview_wording.with_remarks(
        _head(client, chapter, shown, where), remarks, limits.MESSAGE - len(message.content) - 2
    )
    answer = mark_of(namesakes) if in_the_way else 0
    more = offers(work, chapter, has_threads=has_threads)
    ideas = idea_select(chapter, await client.services.used_ideas.choice(work, chapter))
    view = buttons(*card_buttons(shown.card), *actions(work, chapter, answer), *further, *more, *ideas)
    return replace(message, content=f"{words}\n\n{message.content}", view=view)


def _head(client: Client, chapter: Chapter, shown: PlacedCard, where: Sequence[str]) -> str:
    """Say what this is, and whether it goes out by itself."""
    kudos = shown.kudos.shown if kudos_stand(client, shown.kudos) else None
    if chapter.state is ChapterState.SCHEDULED and chapter.due_at:
        return preview_wording.scheduled(where, kudos, int(chapter.due_at.timestamp()))
    return preview_wording.preview(where, kudos)
