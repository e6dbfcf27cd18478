"""When chapters go out by themselves, in the database."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.ownership import Share
from bot.dates.models import WallTime
from bot.works.chapter_store import UNPOSTED, ChapterProgress, chapter_of, chapters, move
from bot.works.models import Chapter, ChapterState
from bot.works.store import works


async def schedule(connection: AsyncConnection, chapter_id: int, by: int, due: WallTime) -> bool:
    """Let a chapter go out later. False if it is posted already, or deleted.

    The time on the wall is what was meant, `due_at` what that comes to in UTC.
    """
    scheduled = ChapterProgress(
        state=ChapterState.SCHEDULED,
        posted_by=by,
        kept=True,
        due_at=due.at,
        due_local=due.local.isoformat(),
        zone=due.zone,
    )
    return await move(connection, chapter_id, UNPOSTED, **scheduled)


async def plan(connection: AsyncConnection, chapter_id: int, at: datetime, now: datetime) -> None:
    """Note when a draft is meant to go out, once its author has seen the preview and says so."""
    await move(connection, chapter_id, (ChapterState.DRAFT,), due_at=at, touched_at=now)


async def due(connection: AsyncConnection, now: datetime, share: Share) -> list[Chapter]:
    """Find the scheduled chapters of this share's works whose time has come, the earliest first."""
    query = (
        select(chapters)
        .join(works)
        .where(chapters.c.state == ChapterState.SCHEDULED, chapters.c.due_at <= now, share.clause(works.c.guild_id))
        .order_by(chapters.c.due_at, chapters.c.id)
    )
    return [chapter_of(row) for row in await connection.execute(query)]


async def still_due(connection: AsyncConnection, chapter_ids: Sequence[int], until: datetime) -> list[Chapter]:
    """Find, of chapters whose works are locked, those whose time has come as they are now, the earliest first."""
    come = (chapters.c.state == ChapterState.SCHEDULED, chapters.c.due_at <= until)
    query = select(chapters).where(chapters.c.id.in_(chapter_ids), *come)
    return [chapter_of(row) for row in await connection.execute(query.order_by(chapters.c.due_at, chapters.c.id))]


async def wall_times(connection: AsyncConnection) -> list[tuple[int, datetime, str, datetime]]:
    """Read of each scheduled chapter its id, what the clock on the wall will show, the zone, and the instant in UTC."""
    query = select(chapters.c.id, chapters.c.due_local, chapters.c.zone, chapters.c.due_at)
    rows = await connection.execute(query.filter_by(state=ChapterState.SCHEDULED))
    return [(row.id, datetime.fromisoformat(row.due_local), row.zone, row.due_at) for row in rows]


async def set_due(connection: AsyncConnection, chapter_id: int, at: datetime) -> None:
    await connection.execute(update(chapters).filter_by(id=chapter_id, state=ChapterState.SCHEDULED).values(due_at=at))
