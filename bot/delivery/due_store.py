"""What is due, lane by lane."""

import operator
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, exists, literal, select

from bot.announcements.models import SLOW, Announcement, DeliveryState
from bot.announcements.store import announcements
from bot.core.db.columns import OneOf
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read_all
from bot.core.ownership import Share
from bot.delivery.lanes import Lane, LaneKind
from bot.delivery.steps.store import steps

PAGE = 5
"""Announcements that a lane reads at a time: as many as Discord takes at once in a channel, before the others wait."""

_KINDS = {kind: literal(kind, OneOf(LaneKind)) for kind in LaneKind}
_KIND_OF_STEP = case((steps.c.step.in_(SLOW), _KINDS[LaneKind.SLOW_STEPS]), else_=_KINDS[LaneKind.STEPS])
_IS_SENT = announcements.c.state == DeliveryState.SENT
_KIND_OF_MESSAGE = case((_IS_SENT, _KINDS[LaneKind.CHANGES]), else_=_KINDS[LaneKind.MESSAGES])
_STANDS = (_IS_SENT, announcements.c.deleted_at.is_(None))
_STEP_IS_DUE = steps.c.due_at <= bindparam("now")

# To be sent, changed or deleted: what staff deleted isn't, but for a withdrawal.
_MESSAGE_IS_DUE = (
    announcements.c.due_at <= bindparam("now"),
    announcements.c.deleted_at.is_(None) | (announcements.c.state == DeliveryState.WITHDRAWING),
)

_WITH_MESSAGES = select(announcements.c.channel_id, _KIND_OF_MESSAGE).where(*_MESSAGE_IS_DUE).distinct()
_WITH_STEPS = select(announcements.c.channel_id, _KIND_OF_STEP).join(steps).where(_STEP_IS_DUE, *_STANDS).distinct()


async def lanes(connection: AsyncConnection, now: datetime, share: Share) -> list[Lane]:
    """Find the lanes in which something is to be done, in the servers of this share: a channel is of one server."""
    theirs = share.clause(announcements.c.guild_id)
    with_messages = await connection.execute(_WITH_MESSAGES.where(theirs), {"now": now})
    with_steps = await connection.execute(_WITH_STEPS.where(theirs), {"now": now})
    return [Lane(channel_id, kind) for channel_id, kind in (*with_messages, *with_steps)]


async def rows(
    connection: AsyncConnection, lane: Lane, now: datetime, after: Announcement | None
) -> list[Announcement]:
    """Find what is to be done next in a lane, beginning behind `after`.

    It comes in the order it was announced; where messages are changed, the newest comes first.
    """
    values: dict[str, Any] = {"lane": lane.channel_id, "now": now}
    if after is not None:
        values |= {"after_at": after.announced_at, "after_id": after.id}
    query = _rows(lane.kind, is_first=after is None)
    return read_all(Announcement, await connection.execute(query, values))


@cache
def _rows(kind: LaneKind, *, is_first: bool) -> Select[Any]:
    """Build the query once: each lane asks at each of its turns.

    What has steps to be taken in a lane, behind an announcement, is found by

    SELECT * FROM announcements
    WHERE announcements.channel_id = :lane AND announcements.state = 'sent' AND announcements.deleted_at IS NULL
        AND (EXISTS (SELECT * FROM announcement_steps
            WHERE announcement_steps.announcement_id = announcements.id
            AND 'steps' = CASE WHEN (announcement_steps.step IN ('pin', 'publish', 'rename', 'text')) THEN 'slow steps'
                ELSE 'steps' END
            AND announcement_steps.due_at <= :now))
        AND (announcements.announced_at > :after_at
            OR announcements.announced_at = :after_at AND announcements.id > :after_id)
    ORDER BY announcements.announced_at, announcements.id LIMIT 5
    """
    at, its_id = announcements.c.announced_at, announcements.c.id
    query = select(announcements).where(announcements.c.channel_id == bindparam("lane"))
    if kind in (LaneKind.MESSAGES, LaneKind.CHANGES):
        query = query.where(*_MESSAGE_IS_DUE, _KINDS[kind] == _KIND_OF_MESSAGE)
    else:
        of_this = (steps.c.announcement_id == its_id, _KINDS[kind] == _KIND_OF_STEP)
        query = query.where(*_STANDS, exists().where(*of_this, _STEP_IS_DUE))
    newest_first = kind is LaneKind.CHANGES
    if not is_first:
        follows = operator.lt if newest_first else operator.gt
        behind = (at == bindparam("after_at")) & follows(its_id, bindparam("after_id"))
        query = query.where(follows(at, bindparam("after_at")) | behind)
    return query.order_by(*((at.desc(), its_id.desc()) if newest_first else (at, its_id))).limit(PAGE)
