"""What the bot says about times, zones and rhythms that people type."""

from collections.abc import Sequence
from datetime import time

from bot.core.text.cleaning import clean_line, shorten
from bot.dates.models import Rhythm, WallTime


def examples() -> str:
    return "`Friday 18:00`, `Mondays at 6pm` or `Tuesday and Friday 18:00`"


def not_understood(text: str, example: str) -> str:
    shown = clean_line(shorten(text, 60))
    return (
        f"I don't understand “{shown}” as a time, or not all of it. Try `Friday 18:00`, `tomorrow at 6pm`, `{example}`"
        " or `in 2 hours`."
    )


def past(stamp: int) -> str:
    return f"<t:{stamp}:F> is past. Name a time to come."


def too_far(stamp: int) -> str:
    return f"<t:{stamp}:F> is more than two years ahead. Check the year."


def without_time(proposal: str) -> str:
    return f"At what time of day? For example `{proposal}`."


def which(one: str, other: str) -> str:
    return f"That can be read in two ways. Write `{one}` or `{other}`."


def day_or_month(one: str, other: str) -> str:
    return f"Which number is the day, and which the month? Write `{one}` or `{other}`."


def no_such_day(proposal: str) -> str:
    return f"That month has no such day. Name the date, such as `{proposal}`."


def other_weekday(weekday: int, proposal: str) -> str:
    return f"That day is a {_day_name(weekday)}. Write `{proposal}` if you mean it, or check the date."


def skipped(later: str) -> str:
    return f"The clocks skip that time on that night. Try `{later}`."


def shown_twice(first: str, second: str, later: str) -> str:
    return (
        f"The clocks show that time twice on that night. Write `{first}` for the first time, `{second}` for the second,"
        f" or `{later}`."
    )


def unclear_zone(label: str, proposals: Sequence[str]) -> str:
    return f"“{label}” is another time in each of several places. Name the city: {_either(proposals)}."


def other_season(label: str, place: str, proposals: Sequence[str]) -> str:
    return f"{place} isn't on {label} on that day. Write {_either(proposals)}."


def no_such_zone(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"There is no time zone “{shown}”. Type a city, such as Berlin or New York, and pick one."


def zone_needs_a_city(text: str, cities: Sequence[str]) -> str:
    shown = clean_line(shorten(text, 60))
    meant = f"Do you mean {_either(cities)}? Type the city." if cities else "Type a city, such as London or Lisbon."
    return f"“{shown}” doesn't say when clocks there change to summer time and back. {meant}"


def wall_time(due: WallTime) -> str:
    """Say a moment by the clock of its zone, and name the zone: `Friday, 4 December 2026 at 18:00 (Berlin time)`."""
    local = due.local
    seconds = f":{local:%S}" if local.second else ""
    day = f"{_day_name(local.weekday())}, {local.day} {_month_name(local.month)} {local.year}"
    return f"{day} at {local:%H:%M}{seconds} ({zone_name(due.zone)})"


def zone_name(zone: str) -> str:
    """Name a zone by its city: `New York time`; UTC has none."""
    place = zone.rpartition("/")[2].replace("_", " ")
    return f"{place} time" if zone not in ("UTC", "Etc/UTC") else "UTC"


def _either(proposals: Sequence[str]) -> str:
    *first, last = (f"`{one}`" for one in proposals)
    return f"{', '.join(first)} or {last}" if first else last


def _month_name(month: int) -> str:
    names = (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December"),
    )
    return names[month - 1]


def rhythm_not_understood(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"I don't understand “{shown}” as a weekly rhythm. Try {examples()}."


def rhythm_in_a_zone(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return (
        f"I don't understand a zone in “{shown}”: a rhythm goes by this server's clock, which `/setup time_zone:` sets."
        " Write the time by that clock."
    )


def not_weekly() -> str:
    return (
        f"A backlog's rhythm is by the week. Name days and times, such as {examples()}; **Skip next** leaves one out."
    )


def rhythm_without_time(day: int) -> str:
    return f"At what time of day? For example `{_day_name(day)} 18:00`."


def rhythm_without_day(at: time) -> str:
    return f"On which days? For example `Friday {at:%H:%M}`, or `every day {at:%H:%M}`."


def midnight() -> str:
    return "At the beginning of that day or at its end? Write `00:00` for the beginning, `23:59` for the end."


def no_such_time(text: str) -> str:
    return f"`{text}` is on no clock. Write `18:00` or `6pm`."


def which_half(hour: int) -> str:
    morning, evening = f"{hour % 12:02}:00", f"{hour % 12 + 12}:00"
    return f"Is {hour} in the morning or in the evening? Write `{morning}` or `{evening}`."


def rhythm_in_words(rhythm: Rhythm) -> str:
    """Say a rhythm as a person would: `Tuesdays and Fridays at 18:00`."""
    return "; ".join(
        f"{_days(days)} at {_listed([f'{at:%H:%M}' for at in times])}" for days, times in rhythm.by_times()
    )


def _days(days: list[int]) -> str:
    return "every day" if len(days) == 7 else _listed([f"{_day_name(day)}s" for day in days])


def _day_name(day: int) -> str:
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day]


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
