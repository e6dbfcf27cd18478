"""Kudos in time, and in order: what leaderboards and charts are made of."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, Select, and_, func, or_, select

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read, read_all
from bot.kudos.count_store import kudos
from bot.kudos.leaderboards.models import MAX_LATELY, GivenKudos, KudosInTime, Ranked, RankedWork
from bot.kudos.totals_store import chapter_totals, work_readers, work_totals
from bot.works.chapter_store import chapters
from bot.works.models import Rating
from bot.works.readable_store import CAN_BE_READ
from bot.works.store import works

ADULT = [rating for rating in Rating if rating.is_for_adults]

_HIDDEN = select(chapters.c.id).where(~CAN_BE_READ)
_STANDS = kudos.c.chapter_id.not_in(_HIDDEN)
"""Tell of kudos whether their chapter is out: what was given to a withdrawn one is kept, and not shown."""


async def of_work_in_time(connection: AsyncConnection, work_id: int, since: datetime) -> KudosInTime:
    return await _in_time(connection, since, work_id=work_id)


async def of_chapter_in_time(connection: AsyncConnection, chapter_id: int, since: datetime) -> KudosInTime:
    return await _in_time(connection, since, chapter_id=chapter_id)


async def _in_time(connection: AsyncConnection, since: datetime, **of: int) -> KudosInTime:
    whose = select(kudos).filter_by(**of).where(_STANDS)
    recent = whose.with_only_columns(kudos.c.user_id).where(kudos.c.given_at >= since).limit(MAX_LATELY).subquery()
    lately = select(func.count(recent.c.user_id)).scalar_subquery()
    first, latest = (whose.with_only_columns(end(kudos.c.given_at)).scalar_subquery() for end in (func.min, func.max))
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
    connection: AsyncConnection, shown: ColumnElement[bool], since: datetime | None, limit: int
) -> list[RankedWork]:
    """Rank the works of which this holds by readers: all who gave kudos, or those who did since some moment."""
    if since is None:
        query = select(work_totals.c.work_id.label("id"), work_totals.c.kudos, work_totals.c.readers)
    else:
        readers = func.count(kudos.c.user_id.distinct()).label("readers")
        query = select(kudos.c.work_id.label("id"), func.count().label("kudos"), readers)
        query = query.where(kudos.c.given_at >= since, _STANDS).group_by(kudos.c.work_id)
    ranked = await _ranked(connection, query.join(works).where(shown), "readers", limit)
    return [read(RankedWork, row) for row in ranked]


async def top_chapters(
    connection: AsyncConnection, shown: ColumnElement[bool], since: datetime | None, limit: int
) -> list[Ranked]:
    """Rank the chapters that are out of the works of which this holds."""
    if since is None:
        whose = chapter_totals.c.chapter_id
        query: Select[int, int] = select(whose.label("id"), chapter_totals.c.kudos)
    else:
        whose = kudos.c.chapter_id
        query = _given_since(since, whose)
    out = query.join(chapters, chapters.c.id == whose).join(works, works.c.id == chapters.c.work_id)
    out = out.where(shown, CAN_BE_READ)
    return [read(Ranked, row) for row in await _ranked(connection, out, "kudos", limit)]


async def top_readers(
    connection: AsyncConnection, shown: ColumnElement[bool], since: datetime | None, limit: int
) -> list[Ranked]:
    """Rank readers by the kudos they gave to the works of which this holds; nobody who had their data deleted."""
    whose = kudos.c.user_id if since else work_readers.c.user_id
    if since is None:
        given = func.sum(work_readers.c.kudos).label("kudos")
        query = select(work_readers.c.user_id.label("id"), given).group_by(work_readers.c.user_id)
    else:
        query = _given_since(since, kudos.c.user_id)
    named = query.join(works).where(shown, whose > 0)
    return [read(Ranked, row) for row in await _ranked(connection, named, "kudos", limit)]


def fit_for(shown: ColumnElement[bool], *, adults: bool) -> ColumnElement[bool]:
    """Narrow down which works are shown to those that a channel without age restriction may show, unless `adults`."""
    return shown if adults else and_(shown, works.c.rating.not_in(ADULT))


def _given_since(since: datetime, whose: Column[int]) -> Select[int, int]:
    given = select(whose.label("id"), func.count().label("kudos"))
    return given.where(kudos.c.given_at >= since).group_by(whose)


async def _ranked(
    connection: AsyncConnection, query: Select[*tuple[Any, ...]], by: str, limit: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    best = query.order_by(query.selected_columns[by].desc(), query.selected_columns["id"]).limit(limit)
    return [row for row in await connection.execute(best) if row.kudos]


async def given_by(connection: AsyncConnection, shown: ColumnElement[bool], user_id: int) -> list[GivenKudos]:
    """Find what a reader gave to the works of which this holds, the latest first."""
    latest = func.max(kudos.c.given_at)
    query = (
        select(kudos.c.work_id, func.count().label("kudos"), latest.label("latest_at"))
        .join(works)
        .where(kudos.c.user_id == user_id, shown)
        .group_by(kudos.c.work_id)
        .order_by(latest.desc(), kudos.c.work_id)
    )
    return read_all(GivenKudos, await connection.execute(query))
