"""What an announcement shows: its chapter, the card of it, and where the chapter's text goes."""

from collections.abc import Sequence
from dataclasses import replace

from bot.announcements.card import Card, CardText, build, post_name, text_file_name
from bot.announcements.models import Announcement
from bot.announcements.places import Place
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.text import limits
from bot.setup import store as setup_store
from bot.targets.roles import obstacle_of
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


def wants_threads(work: Work) -> bool:
    """Tell whether a thread is to stand under each announcement, for comments or for the text."""
    takes_text = work.details.text is TextPlace.THREAD and work.details.link is None
    return work.details.comments or takes_text


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
    guild_id: int,
    place: Place,
    thanks: Sequence[str],
    *,
    notifies: bool = True,
) -> Card:
    """Build the card of a chapter for one place: what can't work there isn't on it."""
    role_id, total = place.role.id if place.role else None, await total_that_holds(connection, work)
    here = replace(work, details=replace(work.details, role_id=role_id, total=total))
    card = build(here, chapter.details, thanks, notifies=notifies)
    has_follow = await _can_be_followed(connection, guild_id, place)
    if not place.attaches_files:
        return replace(card, cover=None, has_follow=has_follow)
    is_file = await text_place(connection, work, chapter) is TextPlace.FILE
    text = CardText(chapter.id, text_file_name(work, chapter.details)) if is_file else None
    return replace(card, text=text, has_follow=has_follow)


async def total_that_holds(connection: AsyncConnection, work: Work) -> int | None:
    """Return how many chapters are planned; None if nobody said so, and once more than that are out."""
    total = work.details.total
    highest = await chapter_store.highest_posted(connection, work.id) if total is not None else None
    return None if total is None or (highest is not None and highest > total) else total


async def _can_be_followed(connection: AsyncConnection, guild_id: int, place: Place) -> bool:
    """Tell whether the bot can give readers the work's role there, or make one where there is none."""
    if place.role is None or not place.manages_roles:
        return place.manages_roles
    staff_role_id = (await setup_store.find(connection, guild_id)).staff_role_id
    return obstacle_of(place.role, staff_role_id) is None
