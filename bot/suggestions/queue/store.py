"""The queue in the database: stepping through it by keys, never by counting rows off.

Each work (or chapter) and status is a range of an index of its own, in either order, and so is what of it nobody read,
is backed, or is public; a step looks at the edge of each range and takes the best, so it costs the same at the front
and in the middle of a hundred thousand.

This finds the first of two works' waiting suggestions, the most backed first. `_front` makes it: `_edge` is the part
from `SELECT max` on, to which `works` hands one work after another, and `_best` is the edge around it, by id.

    SELECT id, backing FROM suggestions WHERE id = (
        SELECT min(anon_1.edge) FROM (
            SELECT (SELECT id FROM suggestions
                    WHERE status = 'waiting' AND backing = (
                        SELECT max(anon_2.edge) FROM (
                            SELECT (SELECT backing FROM suggestions
                                    WHERE status = 'waiting' AND work_id = works.id
                                    ORDER BY backing DESC LIMIT 1) AS edge
                            FROM works WHERE works.id IN (1, 2)) AS anon_2)
                    AND work_id = works.id ORDER BY id ASC LIMIT 1) AS edge
            FROM works WHERE works.id IN (1, 2)) AS anon_1)
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Select, bindparam, func, literal, select, union_all

from bot.core.db.connecting.connections import AsyncConnection
from bot.suggestions.models import QUEUED, QueuePlace, Status, Suggestion
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.store import BACKED, suggestions
from bot.works.store import works

COUNTED = 1000
"""Suggestions that are counted at most: beyond it a queue shows "1,000+"."""

_c = suggestions.c

Key = int | ColumnElement[int]
"""A backing or an id: known, or to be filled in at each step."""

KEY = (bindparam("its_backing", type_=BigInteger), bindparam("its_id", type_=BigInteger))
"""A forged click may carry a backing that is greater than any."""

BUILT = 64
"""Queues whose statements are kept: building one takes ten times as long as running it."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The part of a server's queue that somebody looks at. An empty `work_ids` means that they may see none.

    `among` are the statuses looked at where the filter names none; `public` leaves out whose readers didn't agree
    to be named.
    """

    work_ids: tuple[int, ...]
    queue_filter: QueueFilter
    among: tuple[Status, ...] = QUEUED
    public: bool = False

    @property
    def statuses(self) -> tuple[Status, ...]:
        return (self.queue_filter.status,) if self.queue_filter.status else self.among

    def filters(self, *, of_backing: bool = True) -> list[ColumnElement[bool]]:
        queue_filter = self.queue_filter
        found: list[ColumnElement[bool]] = []
        if queue_filter.unread:
            found.append(_c.is_read.is_(False))
        if queue_filter.backed and of_backing:
            found.append(_c.backing >= literal(queue_filter.backed, BigInteger))
            if queue_filter.order is Order.OLDEST:
                found.append(BACKED)
        if self.public:
            found.append(_c.credited.is_(True))
        return found


async def first(connection: AsyncConnection, queue: Queue) -> int | None:
    found: int | None = (await connection.execute(_front_query(queue))).scalar()
    return found


async def place(connection: AsyncConnection, queue: Queue, suggestion: Suggestion) -> QueuePlace:
    """Find where a suggestion stands, and its neighbours, whether or not it is in the queue itself."""
    key = {"its_backing": suggestion.backing, "its_id": suggestion.id}
    is_in, position, total, previous_id, next_id = (await connection.execute(_place_query(queue), key)).one()
    return QueuePlace(position if is_in else 0, total, previous_id, next_id)


async def run(connection: AsyncConnection, queue: Queue, after: tuple[int, int] | None, limit: int) -> list[int]:
    """Find the ids after this backing and id, or from the front, in the queue's order."""
    step = _step_query(queue)
    if after is None:
        row = (await connection.execute(_front_query(queue))).one_or_none()
    else:
        row = (await connection.execute(step, {"its_backing": after[0], "its_id": after[1]})).one_or_none()
    ids: list[int] = []
    while row is not None and len(ids) < limit:
        ids.append(row.id)
        row = (await connection.execute(step, {"its_backing": row.backing, "its_id": row.id})).one_or_none()
    return ids


@lru_cache(BUILT)
def _front_query(queue: Queue) -> Select[Any]:
    return select(_c.id, _c.backing).where(_c.id == _front(queue))


@lru_cache(BUILT)
def _step_query(queue: Queue) -> Select[Any]:
    return select(_c.id, _c.backing).where(_c.id == _after(queue, *KEY))


@lru_cache(BUILT)
def _place_query(queue: Queue) -> Select[int, int, int, int | None, int | None]:
    inside = _count(queue, _c.id == KEY[1])
    return select(inside, _position(queue, *KEY), _count(queue), _before(queue, *KEY), _after(queue, *KEY))


def _front(queue: Queue) -> ColumnElement[int | None]:
    if queue.queue_filter.order is Order.OLDEST:
        return _edge(queue, _c.id)
    return _best(queue, _edge(queue, _c.backing, last=True))


def _after(queue: Queue, backing: Key, suggestion_id: Key) -> ColumnElement[int | None]:
    """Find the one after the key."""
    if queue.queue_filter.order is Order.OLDEST:
        return _edge(queue, _c.id, _c.id > suggestion_id)
    alike = _edge(queue, _c.id, _c.backing == backing, _c.id > suggestion_id)
    less = _edge(queue, _c.backing, _c.backing < backing, last=True)
    return func.coalesce(alike, _best(queue, less))


def _before(queue: Queue, backing: Key, suggestion_id: Key) -> ColumnElement[int | None]:
    if queue.queue_filter.order is Order.OLDEST:
        return _edge(queue, _c.id, _c.id < suggestion_id, last=True)
    alike = _edge(queue, _c.id, _c.backing == backing, _c.id < suggestion_id, last=True)
    more = _edge(queue, _c.backing, _c.backing > backing)
    return func.coalesce(alike, _best(queue, more, last=True))


def _best(queue: Queue, backing: ColumnElement[int | None], *, last: bool = False) -> ColumnElement[int | None]:
    """Find the first, or the last, of those with this backing, which is known to be enough."""
    return _edge(queue, _c.id, _c.backing == backing, last=last, of_backing=False)


def _edge(
    queue: Queue, column: Column[int], *range_: ColumnElement[bool], last: bool = False, of_backing: bool = True
) -> ColumnElement[int | None]:
    """Find the smallest value of a column in the range, or the largest: the edges of each work's and status's part."""
    order, pick = (column.desc(), func.max) if last else (column.asc(), func.min)
    edges = []
    for status in queue.statuses:
        within = (_c.status == status, *range_, *queue.filters(of_backing=of_backing))
        one = select(column).where(*within).order_by(order).limit(1)
        if queue.queue_filter.chapter_id:
            edge = one.where(*_in_chapter(queue)).scalar_subquery()
            edges.append(select(edge.label("edge")))
        else:
            edge = one.where(_c.work_id == works.c.id).correlate(works).scalar_subquery()
            edges.append(select(edge.label("edge")).where(works.c.id.in_(queue.work_ids)))
    return select(pick(union_all(*edges).subquery().c.edge)).scalar_subquery()


def _in_chapter(queue: Queue) -> tuple[ColumnElement[bool], ...]:
    """Limit to a chapter's own range; that it is of a work they may see is looked at row by row."""
    return _c.chapter_id == queue.queue_filter.chapter_id, _c.work_id.in_(queue.work_ids)


def _position(queue: Queue, backing: Key, suggestion_id: Key) -> ColumnElement[int]:
    if queue.queue_filter.order is Order.OLDEST:
        return _count(queue, _c.id <= suggestion_id)
    return _count(queue, _c.backing > backing) + _count(queue, _c.backing == backing, _c.id <= suggestion_id)


def _count(queue: Queue, *range_: ColumnElement[bool]) -> ColumnElement[int]:
    """Count, up to one more than COUNTED."""
    within = _in_chapter(queue) if queue.queue_filter.chapter_id else (_c.work_id.in_(queue.work_ids),)
    rows = (
        select(_c.id)
        .where(*within, _c.status.in_(queue.statuses), *range_, *queue.filters())
        .limit(COUNTED + 1)
        .subquery()
    )
    return select(func.count()).select_from(rows).scalar_subquery()
