"""The links of a server's chapters, in the database."""

from collections.abc import Iterable

from sqlalchemy import and_, select

from bot.core.db.connecting.connections import AsyncConnection
from bot.works.chapter_store import LIVE, chapter_of, chapters
from bot.works.models import Chapter, Work
from bot.works.store import find_where, works


async def links_in_guild(connection: AsyncConnection, guild_id: int, part: str) -> list[tuple[int, str]]:
    """Read the ids and links of the chapters that are drafted, scheduled or posted in a server's works, of those links
    that have this part.
    """
    here = (works.c.guild_id == guild_id, works.c.removed_at.is_(None))
    query = select(chapters.c.id, chapters.c.link).join(works)
    query = query.where(*here, chapters.c.state.in_(LIVE), chapters.c.link.contains(part, autoescape=True))
    return [(row.id, row.link) for row in await connection.execute(query)]


async def removed_works(connection: AsyncConnection, guild_id: int) -> list[Work]:
    """Find the works that were removed in a server, by title."""
    return await find_where(connection, and_(works.c.guild_id == guild_id, works.c.removed_at.is_not(None)))


async def find_all(connection: AsyncConnection, chapter_ids: Iterable[int]) -> list[Chapter]:
    """Find chapters by their ids, the latest first."""
    query = select(chapters).where(chapters.c.id.in_(list(chapter_ids))).order_by(chapters.c.id.desc())
    return [chapter_of(row) for row in await connection.execute(query)]
