"""What the bot says about a work's backlog."""

from collections.abc import Sequence

from bot.core.text import clean_line, shorten

EXAMPLES = "`Friday 18:00`, `Mondays at 6pm` or `Tuesday and Friday 18:00`"


def rhythm(groups: Sequence[tuple[list[str], list[str]]]) -> str:
    """Each group is some days and the times at which they have a slot."""
    return "; ".join(f"{_days(days)} at {_listed(times)}" for days, times in groups)


def _days(days: list[str]) -> str:
    return "every day" if len(days) == 7 else _listed([f"{day}s" for day in days])


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def rhythm_not_understood(text: str) -> str:
    shown = clean_line(shorten(text, 60))
    return f"I don't understand “{shown}” as a weekly rhythm. Try {EXAMPLES}."


def not_weekly() -> str:
    return f"A backlog's rhythm is by the week. Name days and times, such as {EXAMPLES}; **Skip next** leaves one out."


def rhythm_without_time(day: str) -> str:
    return f"At what time of day? For example `{day} 18:00`."


def rhythm_without_day(time: str) -> str:
    return f"On which days? For example `Friday {time}`, or `every day {time}`."


def midnight() -> str:
    return "At the beginning of that day or at its end? Write `00:00` for the beginning, `23:59` for the end."


def no_such_time(text: str) -> str:
    return f"`{text}` is on no clock. Write `18:00` or `6pm`."


def which_half(hour: int) -> str:
    morning, evening = f"{hour % 12:02}:00", f"{hour % 12 + 12}:00"
    return f"Is {hour} in the morning or in the evening? Write `{morning}` or `{evening}`."
