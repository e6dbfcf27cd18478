"""What an announcement shows: its chapter, the card of it, and where the chapter's text goes."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.card import Card, CardText, build, post_name, text_file_name
from bot.announcements.models import Announcement
from bot.core.text import limits
from bot.targets.roles import role_of
from bot.works import chapter_store, text_store
from bot.works import store as works_store
from bot.works.access import require_present
from bot.works.models import Chapter, TextPlace, Work
from bot.works.wording import plain_chapter_name


async def chapter_of(connection: AsyncConnection, announcement: Announcement) -> tuple[Work, Chapter]:
    """Find the work and chapter that an announcement tells of. Raises UserFacingError if the work was removed."""
    work, chapter = await chapter_of_any(connection, announcement)
    return require_present(work), chapter


async def chapter_of_any(connection: AsyncConnection, announcement: Announcement) -> tuple[Work, Chapter]:
    """Find the work and chapter that an announcement tells of, whether the work was removed or not."""
    chapter = await chapter_store.find_any(connection, announcement.chapter_id)
    return await works_store.find_any(connection, chapter.work_id), chapter


def thread_name(work: Work, chapter: Chapter, announcement: Announcement) -> str:
    """Name an announcement's post in a forum, or the thread under its message, as the chapter is called now."""
    if announcement.thread_id is not None:
        return post_name(work, chapter.details)
    return plain_chapter_name(chapter.details)[: limits.NAME]


async def text_place(connection: AsyncConnection, work: Work, chapter: Chapter) -> TextPlace:
    """Decide where the text of a chapter goes: it stays where it is published if there is a link to that."""
    place = work.details.text
    if place is TextPlace.NOWHERE or chapter.details.link or work.details.link:
        return TextPlace.NOWHERE
    return place if await text_store.exists(connection, chapter.id) else TextPlace.NOWHERE


async def card_of(
    connection: AsyncConnection,
    work: Work,
    chapter: Chapter,
    row: Announcement,
    thanks: Sequence[str],
    place: TextPlace,
) -> Card:
    """Build the card of an announcement; one that was withdrawn and brought back notifies nobody again."""
    role_id = await role_of(connection, work, row.guild_id)
    here = replace(work, details=replace(work.details, role_id=role_id))
    card = build(here, chapter.details, thanks, notifies=row.generation == 1)
    if place is TextPlace.FILE:
        return replace(card, text=CardText(chapter.id, text_file_name(work, chapter.details)))
    return card
