"""Chapters that nobody finished, and what is left of those that are over, in the database."""

from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chapters.models import UNFINISHED
from bot.works.chapter_store import chapters
from bot.works.models import ChapterState
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


async def delete_unfinished(connection: AsyncConnection, moment: datetime) -> None:
    """Delete the previews that nobody kept, scheduled or posted, or did anything with since this moment.

    One that is planned for a time stays until that is as long ago.
    """
    unfinished = (chapters.c.state == ChapterState.DRAFT, ~chapters.c.kept)
    left_alone = (_touched_at < moment, or_(chapters.c.due_at.is_(None), chapters.c.due_at < moment))
    deleted = {"state": ChapterState.CANCELLED, "deleted_at": moment + UNFINISHED}
    await connection.execute(update(chapters).where(*unfinished, *left_alone).values(deleted))


async def forget_texts(connection: AsyncConnection, moment: datetime) -> None:
    """Forget what was written in chapters that were deleted before this moment, and withdrawn ones' whole text."""
    deleted = (chapters.c.state == ChapterState.CANCELLED, _over_since < moment)
    over = (chapters.c.state.in_((ChapterState.CANCELLED, ChapterState.WITHDRAWN)), _over_since < moment)
    texts = select(chapter_texts.c.chapter_id).join(chapters).where(*over)
    await connection.execute(delete(chapter_texts).where(chapter_texts.c.chapter_id.in_(texts)))
    written = or_(*(column.is_not(None) for column in _TYPED))
    nothing = {column.name: None for column in _TYPED}
    await connection.execute(update(chapters).where(*deleted, written).values(nothing))
