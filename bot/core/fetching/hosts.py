"""Hosts: asked one thing at a time, with a gap, and left alone when they have had enough."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.core.clock import Clock
from bot.core.fetching import pauses
from bot.core.fetching.errors import HostPaused, HostTaken
from bot.core.fetching.pauses import Pause, PauseKeeper
from bot.core.logs import log_failure

log = logging.getLogger(__name__)

RECALLED = 30.0
"""Seconds after which what is kept of pauses is looked up again, for those that another process noted."""

LONGEST_TURN = timedelta(seconds=30)
"""How long a turn lasts whose process was killed: longer than any request, with the longest gap."""

SHORTEST_WAIT, LONGEST_WAIT = 0.05, 0.5
"""Seconds between two looks at whether another process's turn is over, which may be sooner than it said."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Host:
    """What is remembered of a host: when it may be asked again, how many wait for it, and what it refused.

    `free_at` is by this process's own seconds, `turn_over_at` by the clock that it shares with the others.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    free_at: float = 0.0
    turn_over_at: datetime | None = None
    pause: Pause = pauses.NONE
    refused_page: str | None = None
    refused_at: datetime = _LONG_AGO

    @contextmanager
    def waited_for(self) -> Iterator[None]:
        """Note that somebody waits for its turn, or has it."""
        self.waiting += 1
        try:
            yield
        finally:
            self.waiting -= 1

    def hear_of(self, pause: Pause) -> None:
        """Take another process's pause for its own, if that is longer."""
        self.pause = max(self.pause, pause, key=lambda one: one.until)

    def had_enough(self, now: datetime, asked_for: timedelta | None) -> datetime:
        """Leave it alone, for longer each time. Returns when it may be asked again."""
        self.pause = self.pause.next(now, asked_for)
        return self.pause.until

    def refuses_all(self, page: str, now: datetime) -> bool:
        """Tell whether it refuses whatever is asked for: two pages in a row, and not only this one, to members say."""
        before = self.refused_page if now - self.refused_at < pauses.FIRST else None
        self.refused_page, self.refused_at = page, now
        return before not in (None, page)

    def rest(self, gap: float) -> None:
        """Let nobody ask for so many seconds."""
        self.free_at = asyncio.get_running_loop().time() + gap

    def end_turn(self, now: datetime, gap: float) -> datetime:
        """Note when the turn that this process had is over for the others, and return that."""
        self.turn_over_at = now + timedelta(seconds=gap)
        return self.turn_over_at

    def answered(self) -> None:
        self.pause, self.refused_page = pauses.NONE, None

    def is_forgotten(self, now: datetime) -> bool:
        """Tell whether nobody waits for it, and nothing that it refused makes a difference any more."""
        return not self.waiting and not self.pause.counts(now) and now >= self.refused_at + pauses.FIRST


class Hosts:
    """Gives each host's turns, one at a time, and knows which are left alone, whichever process noted it."""

    def __init__(self, clock: Clock, keeper: PauseKeeper) -> None:
        self._clock = clock
        self._keeper = keeper
        self._known: dict[str, Host] = {}
        self._kept: Mapping[str, Pause] = {}
        self._recalled_at: float | None = None
        self._recalling = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, name: str, gap: float, patience: float, *, at_once: bool = False) -> AsyncIterator[Host]:
        """Wait until a host may be asked, and keep others from it meanwhile, and for `gap` seconds after that.

        `at_once` leaves out the gap before, for what belongs to the last request. Raises HostPaused if the host is left
        alone for now, HostTaken if its turn doesn't come within `patience` seconds.
        """
        await self._recall()
        host, deadline = self._host(name), asyncio.get_running_loop().time() + patience
        self._check_pause(host)
        async with _held(host, name, deadline):
            if not at_once and not await _passed_gap(host, deadline):
                raise HostTaken(name)
            taken = await self._take_turn(host, name, deadline, at_once=at_once)
            before = host.pause
            try:
                self._check_pause(host)
                yield host
            finally:
                host.rest(gap)
                if host.pause != before:  # whoever takes the turn next is to hear of it
                    await self._keep(name, host.pause)
                await self._end_turn(host, name, taken, gap)

    async def _take_turn(self, host: Host, name: str, deadline: float, *, at_once: bool) -> datetime:
        """Take a host's turn from every other process, and from one that was here before.

        Returns until when it is taken. Raises HostTaken after the deadline.
        """
        time = asyncio.get_running_loop().time
        while True:
            now = self._clock()
            until = now + LONGEST_TURN
            try:
                came = await self._keeper.take(name, until, host.turn_over_at, at_once=at_once)
            except Exception as error:  # this process keeps its own gap
                log_failure(log, error, "Whose turn it is at %s couldn't be looked up", name)
                return until
            if came.free_at is None:
                host.hear_of(came.pause or pauses.NONE)
                return until
            pause = min(max((came.free_at - now).total_seconds(), SHORTEST_WAIT), LONGEST_WAIT)
            if time() + pause > deadline:
                raise HostTaken(name)
            await asyncio.sleep(pause)

    async def _end_turn(self, host: Host, name: str, taken: datetime, gap: float) -> None:
        over_at = host.end_turn(self._clock(), gap)
        try:
            await self._keeper.end(name, taken, over_at)
        except Exception as error:  # it ends by itself
            log_failure(log, error, "The end of a turn at %s couldn't be noted", name)

    def _host(self, name: str) -> Host:
        """Find what is known of a host, here and by other processes."""
        self._forget_idle()
        host = self._known.setdefault(name, Host())
        host.hear_of(self._kept.get(name, pauses.NONE))
        return host

    async def _recall(self) -> None:
        """Look up what is kept, at first and now and then."""
        async with self._recalling:
            time = asyncio.get_running_loop().time()
            if self._recalled_at is None or time - self._recalled_at > RECALLED:
                self._kept = await self._keeper.kept()
                self._recalled_at = time

    async def _keep(self, name: str, pause: Pause) -> None:
        self._kept = {**self._kept, name: pause}
        try:
            await self._keeper.keep(name, pause)
        except Exception as error:  # this process knows
            log_failure(log, error, "For how long %s is left alone couldn't be kept", name)

    def _check_pause(self, host: Host) -> None:
        if host.pause.until > self._clock():
            raise HostPaused(host.pause.until)

    def _forget_idle(self) -> None:
        now, time = self._clock(), asyncio.get_running_loop().time()
        idle = [name for name, host in self._known.items() if host.is_forgotten(now) and host.free_at + RECALLED < time]
        for name in idle:
            del self._known[name]


@asynccontextmanager
async def _held(host: Host, name: str, deadline: float) -> AsyncIterator[None]:
    """Keep a host from others of this process. Raises HostTaken if they have it until the deadline."""
    with host.waited_for():
        try:
            async with asyncio.timeout_at(deadline):
                await host.lock.acquire()
        except TimeoutError:
            raise HostTaken(name) from None
        try:
            yield
        finally:
            host.lock.release()


async def _passed_gap(host: Host, deadline: float) -> bool:
    """Wait for a host's gap; False at once if it ends after the deadline."""
    if host.free_at > deadline:
        return False
    await asyncio.sleep(host.free_at - asyncio.get_running_loop().time())
    return True
