"""Who above has chapters that go out by themselves."""

from typing import Protocol

from bot.chapters.models import Slot


class Slots(Protocol):
    """Moments that the timetable keeps beside those of scheduled chapters."""

    async def due(self) -> list[Slot]:
        """Find what is to go out by now, the earliest first."""
        ...

    async def keep_wall_times(self) -> None:
        """Keep six in the evening at six, after an update of the zones' rules."""
        ...
