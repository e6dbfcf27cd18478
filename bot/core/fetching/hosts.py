"""Hosts: asked one thing at a time, with a gap, and left alone when they have had enough."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.core.clock import Clock
from bot.core.fetching.errors import HostPaused, HostTaken

GAP = 1.0
"""Seconds between two requests of a host that asks for no longer gap."""

FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
REMEMBERED = timedelta(days=1)
"""For how long after its end a pause makes the next one longer."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Host:
    """What is remembered of a host: when it may be asked again, and how often in a row it had enough of us."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    refusals: int = 0
    paused_until: datetime = _LONG_AGO
    refused_page: str | None = None
    refused_at: datetime = _LONG_AGO

    def had_enough(self, now: datetime, asked_for: timedelta | None) -> datetime:
        """Leave it alone: for as long as it asked for, if that is longer than our own pause, which doubles each time.

        Nothing it asks for is longer than LONGEST_PAUSE. Returns when it may be asked again.
        """
        own = FIRST_PAUSE * 2 ** min(self.refusals, 10)
        self.refusals += 1
        self.paused_until = now + min(max(own, asked_for or own), LONGEST_PAUSE)
        return self.paused_until

    def refuses_all(self, page: str, now: datetime) -> bool:
        """Tell whether it refuses whatever is asked for: two pages in a row, and not only this one, to members say."""
        before = self.refused_page if now - self.refused_at < FIRST_PAUSE else None
        self.refused_page, self.refused_at = page, now
        return before not in (None, page)

    def rest(self, gap: float) -> None:
        """Let nobody ask for so many seconds."""
        self.free_at = asyncio.get_running_loop().time() + gap

    def answered(self) -> None:
        self.refusals, self.paused_until, self.refused_page = 0, _LONG_AGO, None

    def is_forgotten(self, now: datetime) -> bool:
        """Tell whether nothing that it refused makes a difference any more."""
        pause_counts = self.refusals and now < self.paused_until + REMEMBERED
        return not pause_counts and now >= self.refused_at + FIRST_PAUSE


class Hosts:
    """Gives each host's turns, one at a time. `gaps` are seconds, by host, where GAP is too short."""

    def __init__(self, clock: Clock, gaps: Mapping[str, float]) -> None:
        self._clock = clock
        self._gaps = gaps
        self._known: dict[str, Host] = {}

    @asynccontextmanager
    async def turn(self, name: str, patience: float, *, at_once: bool = False) -> AsyncIterator[Host]:
        """Wait until a host may be asked, and keep others from it meanwhile.

        `at_once` leaves out the gap, for what belongs to the request before. Raises HostPaused if the host is left
        alone for now, HostTaken if its turn doesn't come within `patience` seconds.
        """
        self._forget_idle()
        host = self._known.setdefault(name, Host())
        self._check_pause(host)
        deadline = asyncio.get_running_loop().time() + patience
        try:
            async with asyncio.timeout_at(deadline):
                await host.lock.acquire()
        except TimeoutError:
            raise HostTaken(name) from None
        try:
            if not at_once and not await _passed_gap(host, deadline):
                raise HostTaken(name)
            self._check_pause(host)
            try:
                yield host
            finally:
                host.rest(self._gaps.get(name, GAP))
        finally:
            host.lock.release()

    def _check_pause(self, host: Host) -> None:
        if host.paused_until > self._clock():
            raise HostPaused(host.paused_until)

    def _forget_idle(self) -> None:
        now, time = self._clock(), asyncio.get_running_loop().time()
        idle = [
            name
            for name, host in self._known.items()
            if host.is_forgotten(now) and host.free_at < time and not host.lock.locked()
        ]
        for name in idle:
            del self._known[name]


async def _passed_gap(host: Host, deadline: float) -> bool:
    """Wait for a host's gap; False at once if it ends after the deadline."""
    if host.free_at > deadline:
        return False
    await asyncio.sleep(host.free_at - asyncio.get_running_loop().time())
    return True
