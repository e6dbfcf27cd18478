"""How the bot that has the database is doing, and what it should have sent by now."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot import VERSION
from bot.core.db.connecting.connections import AsyncConnection
from bot.doctor.models import Finding, FindingKind, finding
from bot.doctor.stored import overdue_store
from bot.doctor.stored.overdue_store import Overdue
from bot.health.models import BEAT_INTERVAL, Heartbeat

SILENCE = timedelta(seconds=3 * BEAT_INTERVAL)
"""How long a bot that runs may give no sign."""

LATE = timedelta(minutes=15)
"""How long after its time something may go out while nothing is wrong: Discord's limits and outages take some."""

CONNECTING = timedelta(minutes=10)
"""How long a bot may take to be connected after its start."""


def of_heartbeat(beat: Heartbeat, now: datetime, *, is_held: bool | None) -> Iterator[Finding]:
    """Find what a process' last sign says; `is_held` tells whether one has the database now, if that is known."""
    seen = _seconds(beat.beat_at)
    if beat.ended_at is not None and not is_held:
        yield finding(FindingKind.STOPPED, at=_seconds(beat.ended_at))
    elif is_held is False:
        yield finding(FindingKind.DIED, at=seen)
    elif now - max(beat.beat_at, beat.ended_at or beat.beat_at) > SILENCE:
        yield finding(FindingKind.HEART_STOPPED, at=seen)
    elif beat.ended_at is None:
        yield from _of_a_living(beat, now)


def _of_a_living(beat: Heartbeat, now: datetime) -> Iterator[Finding]:
    if beat.version != VERSION:
        yield finding(FindingKind.VERSION_OTHER, running=beat.version, here=VERSION)
    if not beat.is_connected and now - beat.started_at > CONNECTING:
        yield finding(FindingKind.NOT_CONNECTED, at=_seconds(beat.beat_at))
    for loop in beat.loops:
        if loop.is_behind(beat.beat_at):
            yield finding(FindingKind.LOOP_BEHIND, name=loop.name, at=_seconds(loop.last_success or loop.since))


async def undone(connection: AsyncConnection, now: datetime) -> list[Finding]:
    """Find what should have gone out, and what can't."""
    before = now - LATE
    late = {
        FindingKind.CHAPTERS_OVERDUE: await overdue_store.late_chapters(connection, before),
        FindingKind.ANNOUNCEMENTS_OVERDUE: await overdue_store.late_announcements(connection, before),
        FindingKind.LETTERS_OVERDUE: await overdue_store.late_letters(connection, before),
    }
    held = {
        FindingKind.ANNOUNCEMENTS_HELD_UP: await overdue_store.stuck_announcements(connection),
        FindingKind.STEPS_HELD_UP: await overdue_store.held_steps(connection),
        FindingKind.LETTERS_HELD_UP: await overdue_store.held_letters(connection),
    }
    return [
        *(_late(kind, found) for kind, found in late.items() if found.count),
        *(finding(kind, count=found.count, guilds=found.guilds) for kind, found in held.items() if found.count),
    ]


def _late(kind: FindingKind, found: Overdue) -> Finding:
    return finding(kind, count=found.count, since=_seconds(found.since) if found.since else 0)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
