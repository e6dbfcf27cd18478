"""Times as people type them: understood whole, refused, or asked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.errors import UserFacingError
from bot.dates import wording
from bot.dates.meanings import Meaning, gap_at, instants_of, lengthened, meanings
from bot.dates.models import WallTime, Zone
from bot.dates.typed.assembly import assemble
from bot.dates.typed.parts import Hour, NotUnderstoodError, Slashed, Typed
from bot.dates.typed.scanning import scan
from bot.dates.zones import city, zone_of

FURTHEST = timedelta(days=366 * 2)
"""How far ahead a chapter can be scheduled; a later date is more likely a slip of the year."""

EXAMPLES = (18, 20, 22, 23)
"""Hours that are proposed where none was typed: the first one that is to come that day."""


def at(instant: datetime, zone: str) -> WallTime:
    """Return an instant as a clock on the wall of that zone shows it."""
    return WallTime(instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None), zone)


def understand(text: str, zone: str, now: datetime) -> WallTime:
    """Read the moment that was typed, such as `Friday 18:00`, `tomorrow at 6pm`, `2026-12-24 18:00 UTC`, `in 2 hours`.

    It is in the zone that was typed, else in the server's. Raises UserFacingError for one that is past, unclear, or not
    on that day's clock, with proposals that would be understood.
    """
    now = now.replace(microsecond=0)
    try:
        instant = _understood(assemble(scan(text)), zone_of(zone), now)
    except NotUnderstoodError:
        example = f"{at(now + timedelta(weeks=1), zone).local:%Y-%m-%d} {EXAMPLES[0]}:00"
        raise UserFacingError(wording.not_understood, text, example) from None
    return at(instant, zone)


def _understood(typed: Typed, server: Zone, now: datetime) -> datetime:
    """Return the instant that is meant. Raises UserFacingError if it isn't one to come, or may be several."""
    if typed.instant is not None:
        return _to_come([typed.instant], now)[0]
    if typed.length is not None:
        return _the_one(list(lengthened(typed.length, server, now)), typed, server, now)
    if typed.zone is not None and len(typed.zone.places) > 1:
        places = [Zone(city(place), (place,)) for place in typed.zone.places]
        raise UserFacingError(wording.unclear_zone, typed.zone.label, _in_each(places, typed, server, now))
    if typed.hour is None:
        raise _which_hour(typed, server, now)
    instant = _the_one(list(meanings(typed, server, now)), typed, server, now)
    if typed.zone is not None:
        _check_letters(typed.zone, instant, typed, server, now)
    return instant


def _the_one(found: list[Meaning], typed: Typed, server: Zone, now: datetime) -> datetime:
    if not found:
        raise _not_that_day(typed, server, now)
    clock = (typed.zone or server).clock
    for skipped in (one.local for one in found if not one.instants):
        later = instants_of(skipped + gap_at(skipped, clock), clock)[0]
        raise UserFacingError(wording.skipped, _proposal(later, typed, server))
    near = _to_come([instant for one in found for instant in one.instants], now)
    if len(near) == 1:
        return near[0]
    one, other = (_proposal(instant, typed, server) for instant in near[:2])
    if len(found) == 1:
        later = instants_of(found[0].local + gap_at(found[0].local, clock), clock)[0]
        raise UserFacingError(wording.shown_twice, one, other, _proposal(later, typed, server))
    raise UserFacingError(wording.day_or_month if isinstance(typed.day, Slashed) else wording.which, one, other)


def _to_come(instants: Sequence[datetime], now: datetime) -> list[datetime]:
    """Return those that are to come, each once. Raises UserFacingError if none is, or only after FURTHEST."""
    to_come = sorted({instant for instant in instants if instant > now})
    if not to_come:
        raise UserFacingError(wording.past, _stamp(max(instants)))
    near = [instant for instant in to_come if instant <= now + FURTHEST]
    if not near:
        raise UserFacingError(wording.too_far, _stamp(to_come[0]))
    return near


def _which_hour(typed: Typed, server: Zone, now: datetime) -> UserFacingError:
    """Ask for the time of day, and for the day where that isn't clear either."""
    found: list[Meaning] = []
    for hour in typed.part.examples if typed.part else EXAMPLES:
        found = list(meanings(replace(typed, hour=Hour(time(hour))), server, now))
        coming = {instant: one for one in found for instant in one.instants if instant > now}
        if coming:
            break
    if not found:
        return _not_that_day(typed, server, now)
    near = _to_come([instant for one in found for instant in one.instants], now)
    one, *others = (_proposal(instant, typed, server) for instant in near)
    if not others:
        return UserFacingError(wording.without_time, one)
    return UserFacingError(wording.day_or_month if isinstance(typed.day, Slashed) else wording.which, one, others[0])


def _not_that_day(typed: Typed, server: Zone, now: datetime) -> UserFacingError:
    """Say that the day isn't on that weekday, or that the month has no such day."""
    if typed.weekday is None:
        return UserFacingError(wording.no_such_day, _proposal(now + timedelta(days=30), typed, server))
    hour = typed.hour or Hour(time(EXAMPLES[0]))
    found = list(meanings(replace(typed, weekday=None, hour=hour), server, now))
    near = _to_come([instant for one in found for instant in one.instants], now)
    local = near[0].astimezone((typed.zone or server).clock)
    return UserFacingError(wording.other_weekday, local.weekday(), _proposal(near[0], typed, server))


def _check_letters(zone: Zone, instant: datetime, typed: Typed, server: Zone, now: datetime) -> None:
    """Ask about letters by which nobody goes then, as EST in July, or which mean something else in this server."""
    if zone.offset is None or not zone.places:
        return
    here, there = instant.astimezone(server.clock), instant.astimezone(ZoneInfo(zone.places[0]))
    place = Zone(city(zone.places[0]), zone.places)
    if here.tzname() == zone.label:
        if here.utcoffset() != zone.offset:
            raise UserFacingError(wording.unclear_zone, zone.label, _in_each([place, server], typed, server, now))
    elif there.utcoffset() != zone.offset:
        by_hours = Zone(instant.astimezone(zone.clock).isoformat()[-6:], offset=zone.offset)
        proposals = _in_each([place, by_hours], typed, server, now)
        raise UserFacingError(wording.other_season, zone.label, place.label, proposals)


def _in_each(zones: Sequence[Zone], typed: Typed, server: Zone, now: datetime) -> list[str]:
    """Propose the typed time in each of these zones in which it is to come. Raises UserFacingError if it is in none."""
    hour = typed.hour or Hour(time(typed.part.examples[0] if typed.part else EXAMPLES[0]))
    proposals, instants = [], []
    for zone in zones:
        meant = replace(typed, zone=zone, hour=hour)
        of_zone = [instant for one in meanings(meant, server, now) for instant in one.instants]
        proposals += [
            _proposal(min(coming), meant, server) for coming in [[one for one in of_zone if one > now]] if coming
        ]
        instants += of_zone
    if not proposals:
        _to_come(instants, now)
    return proposals


def _proposal(instant: datetime, typed: Typed, server: Zone) -> str:
    """Write a moment so that it is understood, in the zone that was typed."""
    zone = typed.zone or server
    there = instant.astimezone(zone.clock)
    local = there.replace(tzinfo=None)
    seconds = f":{local:%S}" if local.second else ""
    by_letters = zone.offset is not None and zone.places
    off = f" {there.isoformat()[-6:]}" if by_letters or len(instants_of(local, zone.clock)) > 1 else ""
    named = f" {typed.zone.label}" if typed.zone else ""
    return f"{local:%Y-%m-%d %H:%M}{seconds}{off or named}"


def _stamp(instant: datetime) -> int:
    return int(instant.timestamp())
