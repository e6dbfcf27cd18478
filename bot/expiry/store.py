"""Chapters that nobody finished, and what is left of those that are over, in the database."""

from datetime import datetime

from sqlalchemy import and_, delete, func, or_, select, update

from bot.announcements.models import Step
from bot.announcements.store import announcements
from bot.chapters.models import UNFINISHED
from bot.core.db.connecting.connections import AsyncConnection
from bot.delivery.steps.store import steps
from bot.works.chapter_store import UNPOSTED, chapters
from bot.works.models import ChapterState
from bot.works.store import works
from bot.works.text_store import chapter_texts

_TYPED = (
    chapters.c.summary,
    chapters.c.notes,
    chapters.c.excerpt,
    chapters.c.notes_offered,
    chapters.c.question,
)
"""What was written in a chapter; its number and title stay, since what is kept of ideas names it by them."""

_touched_at = func.coalesce(chapters.c.touched_at, chapters.c.created_at)
_over_since = func.coalesce(chapters.c.deleted_at, chapters.c.withdrawn_at, chapters.c.created_at)

_WITH_TEXT_TO_COME = select(announcements.c.chapter_id).join(steps).where(steps.c.step == Step.TEXT)


async def delete_unfinished(connection: AsyncConnection, moment: datetime) -> None:
    """Delete the previews that nobody kept, scheduled or posted, or did anything with since this moment.

    One that is planned for a time stays until that is as long ago.
    """
    unfinished = (chapters.c.state == ChapterState.DRAFT, ~chapters.c.kept)
    left_alone = (_touched_at < moment, or_(chapters.c.due_at.is_(None), chapters.c.due_at < moment))
    deleted = {"state": ChapterState.CANCELLED, "deleted_at": moment + UNFINISHED}
    await connection.execute(update(chapters).where(*unfinished, *left_alone).values(deleted))


async def forget_previews(connection: AsyncConnection, member_id: int) -> None:
    """Delete the previews that a member made and nobody kept, scheduled or posted, with all that is written there."""
    theirs = (chapters.c.state == ChapterState.DRAFT, ~chapters.c.kept, chapters.c.created_by == member_id)
    texts = select(chapters.c.id).where(*theirs)
    await connection.execute(delete(chapter_texts).where(chapter_texts.c.chapter_id.in_(texts)))
    nothing = {column.name: None for column in (*_TYPED, chapters.c.title, chapters.c.link, chapters.c.series)}
    deleted = {**nothing, "state": ChapterState.CANCELLED, "deleted_at": chapters.c.created_at}
    await connection.execute(update(chapters).where(*theirs).values(deleted))


async def forget_texts(connection: AsyncConnection, moment: datetime) -> None:
    """Forget the texts of chapters that were deleted or withdrawn, or whose work was removed, before this moment.

    A removed work's text that is still to go into a thread stays until it did. Of what was deleted or never announced
    the rest that was written goes too.
    """
    deleted = and_(chapters.c.state == ChapterState.CANCELLED, _over_since < moment)
    withdrawn = and_(chapters.c.state == ChapterState.WITHDRAWN, _over_since < moment)
    of_removed = chapters.c.work_id.in_(select(works.c.id).where(works.c.removed_at < moment))
    over = or_(deleted, withdrawn, and_(of_removed, chapters.c.id.not_in(_WITH_TEXT_TO_COME)))
    texts = select(chapter_texts.c.chapter_id).join(chapters).where(over)
    await connection.execute(delete(chapter_texts).where(chapter_texts.c.chapter_id.in_(texts)))
    never_out = or_(deleted, and_(of_removed, chapters.c.state.in_(UNPOSTED)))
    written = or_(*(column.is_not(None) for column in _TYPED))
    nothing = {column.name: None for column in _TYPED}
    await connection.execute(update(chapters).where(never_out, written).values(nothing))
