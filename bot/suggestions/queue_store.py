"""The queue in the database: stepping through it by keys, never by counting rows off.

Each work and status is a range of an index of its own; a step looks at the edge of each range and takes
the best, so it costs the same at the front and in the middle of a hundred thousand.
"""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, ColumnElement, Integer, bindparam, func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.suggestions.models import Place, Status, Suggestion
from bot.suggestions.narrowing import Narrowing, Order
from bot.suggestions.store import suggestions
from bot.works.store import works

COUNTED = 1000
"""Suggestions that are counted at most: beyond it a queue shows "1,000+"."""

SHOWN = tuple(status for status in Status if status is not Status.WITHDRAWN)

_c = suggestions.c

Key = int | ColumnElement[int]
"""A backing or an id: known, or to be filled in at each step."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The part of a server's queue that somebody looks at. An empty `work_ids` means that they may see none.

    `among` are the statuses looked at where the narrowing names none; `public` leaves out whose readers didn't agree
    to be named.
    """

    work_ids: tuple[int, ...]
    narrowing: Narrowing
    among: tuple[Status, ...] = SHOWN
    public: bool = False

    @property
    def statuses(self) -> tuple[Status, ...]:
        return (self.narrowing.status,) if self.narrowing.status else self.among

    def filters(self) -> list[ColumnElement[bool]]:
        narrowing, found = self.narrowing, []
        if narrowing.chapter_id:
            found.append(_c.chapter_id == narrowing.chapter_id)
        if narrowing.unread:
            found.append(_c.is_read.is_(False))
        if narrowing.backed:
            found.append(_c.backing >= narrowing.backed)
        if self.public:
            found.append(_c.credited.is_(True))
        return found


async def first(connection: AsyncConnection, queue: Queue) -> int | None:
    found: int | None = (await connection.execute(select(_front(queue)))).scalar()
    return found


async def place(connection: AsyncConnection, queue: Queue, suggestion: Suggestion) -> Place:
    """Where a suggestion stands, and its neighbours, whether or not it is in the queue itself."""
    key = (suggestion.backing, suggestion.id)
    inside = _count(queue, _c.id == suggestion.id)
    query = select(inside, _position(queue, *key), _count(queue), _before(queue, *key), _after(queue, *key))
    is_in, position, total, previous_id, next_id = (await connection.execute(query)).one()
    return Place(position if is_in else 0, total, previous_id, next_id)


async def run(connection: AsyncConnection, queue: Queue, after: tuple[int, int] | None, limit: int) -> list[int]:
    """The ids after this backing and id, or from the front, in the queue's order."""
    step = select(_c.id, _c.backing).where(
        _c.id == _after(queue, bindparam("backing", type_=Integer), bindparam("after_id", type_=BigInteger))
    )
    if after is None:
        row = (await connection.execute(select(_c.id, _c.backing).where(_c.id == _front(queue)))).one_or_none()
    else:
        row = (await connection.execute(step, {"backing": after[0], "after_id": after[1]})).one_or_none()
    ids: list[int] = []
    while row is not None and len(ids) < limit:
        ids.append(row.id)
        row = (await connection.execute(step, {"backing": row.backing, "after_id": row.id})).one_or_none()
    return ids


def _front(queue: Queue) -> ColumnElement[int | None]:
    if queue.narrowing.order is Order.OLDEST:
        return _edge(queue, _c.id)
    return _best(queue, _edge(queue, _c.backing, last=True))


def _after(queue: Queue, backing: Key, suggestion_id: Key) -> ColumnElement[int | None]:
    """The one after the key."""
    if queue.narrowing.order is Order.OLDEST:
        return _edge(queue, _c.id, _c.id > suggestion_id)
    alike = _edge(queue, _c.id, _c.backing == backing, _c.id > suggestion_id)
    less = _edge(queue, _c.backing, _c.backing < backing, last=True)
    return func.coalesce(alike, _best(queue, less))


def _before(queue: Queue, backing: Key, suggestion_id: Key) -> ColumnElement[int | None]:
    if queue.narrowing.order is Order.OLDEST:
        return _edge(queue, _c.id, _c.id < suggestion_id, last=True)
    alike = _edge(queue, _c.id, _c.backing == backing, _c.id < suggestion_id, last=True)
    more = _edge(queue, _c.backing, _c.backing > backing)
    return func.coalesce(alike, _best(queue, more, last=True))


def _best(queue: Queue, backing: ColumnElement[int | None], *, last: bool = False) -> ColumnElement[int | None]:
    """The first, or the last, of those with this backing."""
    return _edge(queue, _c.id, _c.backing == backing, last=last)


def _edge(
    queue: Queue, column: Column[int], *range_: ColumnElement[bool], last: bool = False
) -> ColumnElement[int | None]:
    """The smallest value of a column in the range, or the largest: the edges of each work's and status's part."""
    order, pick = (column.desc(), func.max) if last else (column.asc(), func.min)
    edges = [
        select(
            select(column)
            .where(_c.work_id == works.c.id, _c.status == status, *range_, *queue.filters())
            .order_by(order)
            .limit(1)
            .correlate(works)
            .scalar_subquery()
            .label("edge")
        ).where(works.c.id.in_(queue.work_ids))
        for status in queue.statuses
    ]
    return select(pick(union_all(*edges).subquery().c.edge)).scalar_subquery()


def _position(queue: Queue, backing: int, suggestion_id: int) -> ColumnElement[int]:
    if queue.narrowing.order is Order.OLDEST:
        return _count(queue, _c.id <= suggestion_id)
    return _count(queue, _c.backing > backing) + _count(queue, _c.backing == backing, _c.id <= suggestion_id)


def _count(queue: Queue, *range_: ColumnElement[bool]) -> ColumnElement[int]:
    """How many, counted up to one more than COUNTED."""
    rows = (
        select(_c.id)
        .where(_c.work_id.in_(queue.work_ids), _c.status.in_(queue.statuses), *range_, *queue.filters())
        .limit(COUNTED + 1)
        .subquery()
    )
    return select(func.count()).select_from(rows).scalar_subquery()
