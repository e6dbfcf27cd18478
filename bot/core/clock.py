"""The one clock: every time in the program comes from here."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""A function that gives the present as an aware datetime in UTC."""


def system_clock() -> datetime:
    return datetime.now(UTC)
