"""For how long hosts are left alone, and whose turn it is there, beyond the life of a process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

FIRST = timedelta(minutes=15)
LONGEST = timedelta(days=1)
REMEMBERED = timedelta(days=1)
"""For how long after its end a pause makes the next one longer."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Until when a host is left alone, and how often in a row it had enough of us."""

    until: datetime
    refusals: int

    def counts(self, now: datetime) -> bool:
        """Tell whether it still makes a difference, if only to the length of the next one."""
        return self.refusals > 0 and now < self.until + REMEMBERED

    def next(self, now: datetime, asked_for: timedelta | None) -> "Pause":
        """Return the pause after one more refusal: as long as the host asks for, if that is longer than our own.

        Ours doubles each time. Nothing that a host asks for is longer than LONGEST.
        """
        before = self.refusals if self.counts(now) else 0
        own = FIRST * 2 ** min(before, 10)
        return Pause(now + min(max(own, asked_for or own), LONGEST), before + 1)


NONE = Pause(datetime.min.replace(tzinfo=UTC), 0)


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """What came of asking for a host's turn: it is had now, unless it may be free at `free_at`.

    `pause` is what others may have heard of the host since this process asked it last; None if nobody else did.
    """

    free_at: datetime | None = None
    pause: Pause | None = None


class PauseKeeper(Protocol):
    """Keeps pauses and turns where the next process finds them, and every other one."""

    async def kept(self) -> Mapping[str, Pause]:
        """Find the pauses that still count, by host."""
        ...

    async def keep(self, host: str, pause: Pause) -> None:
        """Keep a host's pause in place of the one before; one that doesn't count any more is dropped."""
        ...

    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        """Take a host's turn, which ends by then if nobody ends it sooner; `at_once` takes it whoever has it.

        `own` is when the last turn of this process was to be over; None if it had none yet.
        """
        ...

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        """End the turn that was taken until `taken`: the next one begins `until` then at the soonest.

        One that somebody else took since, because it had lasted too long, isn't ended.
        """
        ...


class NothingKept:
    """Keeps nothing: pauses and turns end with the process."""

    async def kept(self) -> Mapping[str, Pause]:
        return {}

    async def keep(self, host: str, pause: Pause) -> None:
        pass

    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        del host, until, own, at_once
        return TurnTaken()

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        pass
