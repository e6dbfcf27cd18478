"""What is due, lane by lane."""

from datetime import datetime

from sqlalchemy import ColumnElement, case, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements.lanes import Kind, Lane
from bot.announcements.models import SLOW, Announcement, Delivery
from bot.announcements.step_store import steps
from bot.announcements.store import announcements, from_row

PAGE = 5
"""Announcements that a lane reads at a time: as many as Discord takes at once in a channel, before the others wait."""

_its_kind = case((steps.c.step.in_(SLOW), Kind.SLOW_STEPS.value), else_=Kind.STEPS.value)
_stands = (announcements.c.state == Delivery.SENT, announcements.c.deleted_at.is_(None))


async def lanes(connection: AsyncConnection, now: datetime) -> list[Lane]:
    """The lanes in which something is to be done."""
    with_messages = select(announcements.c.channel_id).where(*_message_is_due(now)).distinct()
    with_steps = select(announcements.c.channel_id, _its_kind).join(steps).where(steps.c.due_at <= now, *_stands)
    return [
        *(Lane(channel_id, Kind.MESSAGES) for (channel_id,) in await connection.execute(with_messages)),
        *(Lane(channel_id, Kind(kind)) for channel_id, kind in await connection.execute(with_steps.distinct())),
    ]


async def rows(
    connection: AsyncConnection, lane: Lane, now: datetime, after: Announcement | None
) -> list[Announcement]:
    """What is to be done next in a lane, in the order it was announced, beginning behind `after`."""
    query = select(announcements).filter_by(channel_id=lane.channel_id)
    if lane.kind is Kind.MESSAGES:
        query = query.where(*_message_is_due(now))
    else:
        its_steps = exists().where(steps.c.announcement_id == announcements.c.id, steps.c.due_at <= now)
        query = query.where(*_stands, its_steps.where(_its_kind == lane.kind.value))
    if after is not None:
        at, behind = announcements.c.announced_at, announcements.c.id > after.id
        query = query.where((at > after.announced_at) | ((at == after.announced_at) & behind))
    ordered = query.order_by(announcements.c.announced_at, announcements.c.id).limit(PAGE)
    return [from_row(row) for row in await connection.execute(ordered)]


def _message_is_due(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """To be sent, changed or deleted: what staff deleted isn't, but for a withdrawal."""
    standing = announcements.c.deleted_at.is_(None) | (announcements.c.state == Delivery.WITHDRAWING)
    return announcements.c.due_at <= now, standing
