"""What was announced follows its source, in place and without a ping: a new title, link or number."""

from dataclasses import replace
from typing import Any

from bot.addresses.reading import normal_form
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.totals import following_total
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.delivery import refresh_store
from bot.watching import questions
from bot.watching.listing import store as listing_store
from bot.watching.looks.news import Changed
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterDetails, Work


async def follow(connection: AsyncConnection, clock: Clock, namesakes: Namesakes, work: Work, changed: Changed) -> None:
    """Note what an entry says now, and let its chapter say so where it said what the entry did before.

    What an author wrote on the card stays.
    """
    entry = changed.entry
    its = {"guid": entry.guid, "link": entry.link, "title": entry.title, "number": changed.now.number}
    await listing_store.change(connection, [changed.chapter.id], **its)  # type: ignore[arg-type]
    if changed.chapter.chapter_id is None:
        return
    chapter = await chapter_store.find_any(connection, changed.chapter.chapter_id)
    details = _followed(chapter.details, changed.before, changed.now)
    if details != chapter.details:
        await change(connection, clock, namesakes, work, chapter, details)


async def change(
    connection: AsyncConnection,
    clock: Clock,
    namesakes: Namesakes,
    work: Work,
    chapter: Chapter,
    details: ChapterDetails,
) -> None:
    """Change a chapter that is live, and its announcements; one whose new number another has keeps its own."""
    if await namesakes.with_number(connection, work, replace(chapter, details=details)):
        details = replace(details, number=chapter.details.number)
    async with following_total(connection, clock, work):
        await chapter_store.change(connection, chapter.id, details, clock(), *chapter_store.LIVE)
    await namesakes.forget_if_renamed(connection, work, chapter, details)
    await refresh_store.want_refresh(connection, chapter.id, clock())
    await questions.refresh_about(connection, chapter.id, clock())


def _followed(shown: ChapterDetails, before: ChapterDetails, now: ChapterDetails) -> ChapterDetails:
    follows: dict[str, Any] = {}
    if shown.title == before.title and now.title:
        follows["title"] = now.title
    if shown.number == before.number and now.number is not None:
        follows["number"] = now.number
    if now.link and shown.link and normal_form(shown.link) == normal_form(before.link):
        follows["link"] = now.link
    return replace(shown, **follows)
