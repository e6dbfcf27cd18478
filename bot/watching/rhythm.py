"""How often a feed is looked at: by the rhythm in which its chapters came."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from statistics import median

SHORTEST = timedelta(minutes=30)
LONGEST = timedelta(days=1)
AT_FIRST = timedelta(hours=1)
"""Between two looks at a feed of whose rhythm too little is known."""

REMEMBERED = 12
"""Chapters, the latest, by which a rhythm is judged: a few months of a weekly one."""

TELLING = 3
"""Chapters from which on there is a rhythm."""

A_TWELFTH = 12
"""Looks between two chapters, by their usual distance: one a week is looked for twice a day."""

AROUND = timedelta(hours=1, minutes=30)
"""How far from the usual time of the day a look is still around it."""

JITTER = 0.1
"""By which part of itself a pause is shorter or longer, so that feeds don't come due together."""

GIVEN_UP = timedelta(days=1)
FIRST_RETRY = timedelta(minutes=15)


def next_look(now: datetime, came: Sequence[datetime], at_least: timedelta, chance: Random) -> datetime:
    """Return when to look again at a feed whose chapters came at these times, the latest last.

    Never sooner than `at_least` from now, which is what its host asks for.
    """
    pause = _pause(now, came[-REMEMBERED:])
    if pause < LONGEST and (usual := _usual_time(came[-REMEMBERED:])) is not None:
        pause = min(pause, max(_until_around(now, usual), SHORTEST))
    jittered: timedelta = pause * chance.uniform(1 - JITTER, 1 + JITTER)
    return now + max(jittered, at_least)


def next_try(now: datetime, failures: int, at_least: timedelta, chance: Random) -> datetime:
    """Return when to look again at a feed after so many failures in a row: later each time, at last once a day."""
    pause = min(FIRST_RETRY * 2 ** min(failures, 10), GIVEN_UP)
    jittered: timedelta = pause * chance.uniform(1 - JITTER, 1 + JITTER)
    return now + max(jittered, at_least)


def _pause(now: datetime, came: Sequence[datetime]) -> timedelta:
    if len(came) < TELLING:
        return AT_FIRST
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(came)]
    silence = (now - came[-1]).total_seconds()
    usual = max(median(gaps), silence / 2)  # who hasn't posted for long isn't looked for as often
    return min(max(timedelta(seconds=usual / A_TWELFTH), SHORTEST), LONGEST)


def _usual_time(came: Sequence[datetime]) -> timedelta | None:
    """Find the time of the day around which most chapters came; None if there is none."""
    if len(came) < TELLING:
        return None
    times = [_time_of_day(one) for one in came]
    counts = [sum(_apart(one, other) <= AROUND for other in times) for one in times]
    best = max(counts)
    return times[counts.index(best)] if best * 3 >= len(times) * 2 else None


def _until_around(now: datetime, usual: timedelta) -> timedelta:
    """Tell how long it is until the usual time of the day begins, which may be now."""
    if _apart(_time_of_day(now), usual) <= AROUND:
        return timedelta()
    return (usual - AROUND - _time_of_day(now)) % timedelta(days=1)


def _time_of_day(moment: datetime) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def _apart(one: timedelta, other: timedelta) -> timedelta:
    apart = abs(one - other)
    return min(apart, timedelta(days=1) - apart)
