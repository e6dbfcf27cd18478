"""Which chapters readers are shown: those that are posted, and whose announcement stood somewhere since."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, FromClause, and_, func, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.works.chapter_store import chapter_of, chapters
from bot.works.models import Chapter, ChapterState
from bot.works.store import works


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestChapter:
    """A work's latest chapter that can be read; how many can, and their highest number."""

    chapter: Chapter
    posted: int
    highest: float | None


def can_be_read(of: FromClause) -> ColumnElement[bool]:
    """Tell which chapters readers are shown: posted, and announced somewhere by a message that stood."""
    return and_(of.c.state == ChapterState.POSTED, of.c.out_at.is_not(None))


CAN_BE_READ = can_be_read(chapters)


async def mark_out(connection: AsyncConnection, chapter_id: int, at: datetime) -> None:
    """Note that readers can read a posted chapter from now on, if they couldn't before."""
    first = update(chapters).where(chapters.c.id == chapter_id, chapters.c.state == ChapterState.POSTED)
    await connection.execute(first.where(chapters.c.out_at.is_(None)).values(out_at=at))


async def latest_of(connection: AsyncConnection, holds: ColumnElement[bool]) -> dict[int, LatestChapter]:
    """Find for each work of which this holds the latest chapter that can be read, and how far the work has come."""
    ranked = (
        select(
            chapters,
            func.count().over(partition_by=chapters.c.work_id).label("posted"),
            func.max(chapters.c.number).over(partition_by=chapters.c.work_id).label("highest"),
            func.row_number()
            .over(partition_by=chapters.c.work_id, order_by=(chapters.c.posted_at.desc(), chapters.c.id.desc()))
            .label("rank"),
        )
        .join(works)
        .where(holds, CAN_BE_READ)
        .subquery()
    )
    rows = await connection.execute(select(ranked).where(ranked.c.rank == 1))
    return {row.work_id: LatestChapter(chapter=chapter_of(row), posted=row.posted, highest=row.highest) for row in rows}
