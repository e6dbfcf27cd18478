"""What the bot says about times and rhythms that people type."""

from collections.abc import Sequence
from datetime import time

from bot.core.text.cleaning import clean_line, shorten
from bot.dates.models import Rhythm


def examples() -> str:
    return "`Friday 18:00`, `Mondays at 6pm` or `Tuesday and Friday 18:00`"


def not_understood(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    examples = "`Friday 18:00`, `tomorrow at 6pm`, `2026-12-24 18:00` or `in 2 hours`"
    return f"I don't understand “{shown}” as a time. Try {examples}."


def past(stamp: int) -> str:
    return f"<t:{stamp}:F> is past. Name a time to come."


def too_far(stamp: int) -> str:
    return f"<t:{stamp}:F> is more than two years ahead. Check the year."


def without_time(suggestion: str) -> str:
    return f"At what time of day? For example `{suggestion}`."


def day_or_month(one: str, other: str) -> str:
    return f"Which number is the day, and which the month? Write the year first: `{one}`, or `{other}` with its time."


def skipped(later: str) -> str:
    return f"The clocks skip that time on that night. Try `{later}`."


def shown_twice(later: str) -> str:
    return f"The clocks show that time twice on that night. Try `{later}` or an hour earlier."


def rhythm_not_understood(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"I don't understand “{shown}” as a weekly rhythm. Try {examples()}."


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
