"""Kudos in time, and in order: what leaderboards and charts are made of."""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.rows import read, read_all
from bot.kudos.count_store import kudos
from bot.kudos.models import MAX_LATELY, GivenKudos, KudosInTime, Ranked
from bot.kudos.totals_store import chapter_totals, work_readers, work_totals
from bot.works.chapter_store import chapters
from bot.works.models import Rating
from bot.works.store import works

ADULT = [rating for rating in Rating if rating.is_for_adults]


async def of_work_in_time(connection: AsyncConnection, work_id: int, since: datetime) -> KudosInTime:
    return await _in_time(connection, since, work_id=work_id)


async def of_chapter_in_time(connection: AsyncConnection, chapter_id: int, since: datetime) -> KudosInTime:
    return await _in_time(connection, since, chapter_id=chapter_id)


async def _in_time(connection: AsyncConnection, since: datetime, **of: int) -> KudosInTime:
    recent = select(kudos.c.user_id).filter_by(**of).where(kudos.c.given_at >= since).limit(MAX_LATELY).subquery()
    lately = select(func.count(recent.c.user_id)).scalar_subquery()
    first, latest = (select(end(kudos.c.given_at)).filter_by(**of).scalar_subquery() for end in (func.min, func.max))
    query = select(lately.label("lately"), first.label("first_at"), latest.label("latest_at"))
    return read(KudosInTime, (await connection.execute(query)).one())


async def times(connection: AsyncConnection, chapter_id: int, points: int) -> list[tuple[int, datetime]]:
    """Read how a chapter's kudos grew: how many there were, and when, at about that many moments."""
    number = func.row_number().over(order_by=kudos.c.given_at)
    each = select(number.label("number"), kudos.c.given_at).filter_by(chapter_id=chapter_id).subquery()
    total = (await connection.execute(select(chapter_totals.c.kudos).filter_by(chapter_id=chapter_id))).scalar() or 0
    step = max(1, total // points)
    query = select(each).where(or_(each.c.number % step == 0, each.c.number == total)).order_by(each.c.number)
    return [(row.number, row.given_at) for row in await connection.execute(query)]


async def top_works(
    connection: AsyncConnection, guild_id: int, since: datetime | None, limit: int, *, adults: bool
) -> list[Ranked]:
    """Rank works by readers; since some moment, by kudos given since then."""
    if since is None:
        query = _scored(work_totals.c.work_id, work_totals.c.readers)
    else:
        query = _given_since(since, kudos.c.work_id, func.count(kudos.c.user_id.distinct()))
    return await _ranked(connection, _in_guild(query.join(works), guild_id, adults=adults), limit)


async def top_chapters(
    connection: AsyncConnection, guild_id: int, since: datetime | None, limit: int, *, adults: bool
) -> list[Ranked]:
    if since is None:
        query = _scored(chapter_totals.c.chapter_id, chapter_totals.c.kudos).join(chapters)
    else:
        query = _given_since(since, kudos.c.chapter_id, func.count())
    return await _ranked(connection, _in_guild(query.join(works), guild_id, adults=adults), limit)


async def top_readers(
    connection: AsyncConnection, guild_id: int, since: datetime | None, limit: int, *, adults: bool
) -> list[Ranked]:
    """Rank readers by the kudos they gave."""
    if since is None:
        given = func.sum(work_readers.c.kudos)
        query = _scored(work_readers.c.user_id, given).group_by(work_readers.c.user_id)
    else:
        query = _given_since(since, kudos.c.user_id, func.count())
    return await _ranked(connection, _in_guild(query.join(works), guild_id, adults=adults), limit)


def _given_since(since: datetime, whose: Column[int], score: ColumnElement[int]) -> Select[int, int]:
    return _scored(whose, score).where(kudos.c.given_at >= since).group_by(whose)


def _scored(whose: Column[int], score: ColumnElement[int]) -> Select[int, int]:
    return select(whose.label("id"), score.label("kudos"))


def _in_guild(query: Select[int, int], guild_id: int, *, adults: bool) -> Select[int, int]:
    query = query.where(works.c.guild_id == guild_id, works.c.removed_at.is_(None))
    return query if adults else query.where(works.c.rating.not_in(ADULT))


async def _ranked(connection: AsyncConnection, query: Select[int, int], limit: int) -> list[Ranked]:
    id_, score = query.selected_columns
    best = await connection.execute(query.order_by(score.desc(), id_).limit(limit))
    return [one for one in read_all(Ranked, best) if one.kudos]


async def given_by(connection: AsyncConnection, guild_id: int, user_id: int) -> list[GivenKudos]:
    """Find what a reader gave to the works of a server, the latest first."""
    latest = func.max(kudos.c.given_at)
    query = (
        select(kudos.c.work_id, func.count().label("kudos"), latest.label("latest_at"))
        .join(works)
        .where(kudos.c.user_id == user_id, works.c.guild_id == guild_id, works.c.removed_at.is_(None))
        .group_by(kudos.c.work_id)
        .order_by(latest.desc())
    )
    return read_all(GivenKudos, await connection.execute(query))
