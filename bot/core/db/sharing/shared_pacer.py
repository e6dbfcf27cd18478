"""The pacer of a bot of several processes: turns are given at moments that they share out among themselves."""

import asyncio
import logging
from collections import deque
from typing import Protocol

from bot.core.db.sharing.paces_store import PaceKind
from bot.core.errors import ChapterhouseError
from bot.core.logs import log_failure
from bot.core.pacer import Pacer, Timer

log = logging.getLogger(__name__)

REQUESTS_PER_SECOND = 45.0
"""Discord allows a bot 50 a second (docs.discord.com, Rate Limits). Its processes' turns come late by up to LATE, and
by what the database takes for its answer, so that there is more to spare than for one process.
"""

LATE = 0.05
"""Seconds after its moment at which a turn may still be given; a later one would come on top of others' turns."""

AT_ONCE = 12
"""Moments that a process takes at once: a quarter of a second's, so that nobody waits for long behind a flood."""

RETRY_SECONDS = 0.5
"""Seconds until moments are asked for again where the database couldn't be had."""

PROMPT = 0.5
"""Seconds in which moments come. Whoever has to wait longer may have stood still, so that others' moments are now."""

OVERDUE = AT_ONCE // 4
"""How many moments are used of those that came late: so few that Discord's limit holds with them as well."""

SOON = 1.0
"""Seconds before the end of a hold at which moments are asked for: none before that would be used."""


class Reservations(Protocol):
    async def reserve(self, kind: PaceKind, number: int, count: int, spacing: float) -> float: ...

    async def hold(self, kind: PaceKind, number: int, seconds: float) -> None: ...


class SharedPacer(Pacer):
    """Asks for as many moments as there are requests in line, and lets those go by that nobody is there for."""

    def __init__(
        self, reservations: Reservations, per_second: float = REQUESTS_PER_SECOND, *, timer: Timer | None = None
    ) -> None:
        super().__init__(min(per_second, REQUESTS_PER_SECOND), timer=timer)
        self._reservations = reservations
        self._moments: deque[float] = deque()
        self._asking: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()

    def hold(self, seconds: float) -> None:
        """Give no turn for so long from now, in none of the processes."""
        super().hold(seconds)
        if seconds > 0:
            telling = asyncio.create_task(self._tell(seconds))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)

    def _next_moment(self) -> float | None:
        if self._held_until - self.timer.time() > SOON:
            return self._held_until
        oldest = self.timer.time() - LATE
        while self._moments and self._moments[0] < max(oldest, self._held_until - LATE):
            self._moments.popleft()
        if self._asking is None and len(self._moments) < min(self.waiting, AT_ONCE // 4):
            self._asking = asyncio.create_task(self._ask(min(self.waiting, AT_ONCE)))
        return self._moments[0] if self._moments else None

    def _use_moment(self, now: float) -> None:
        del now
        self._moments.popleft()

    def _take_back(self) -> None:
        self._moments.appendleft(self.timer.time())
        self._give_turns()

    async def _ask(self, count: int) -> None:
        try:
            asked_at = self.timer.time()
            seconds = await self._reservations.reserve(PaceKind.REQUESTS, 0, count, self._spacing)
            came_at = self.timer.time()
            usable = count if came_at - asked_at < PROMPT else min(count, OVERDUE)
            self._moments.extend(came_at + seconds + number * self._spacing for number in range(usable))
        except ChapterhouseError:
            await asyncio.sleep(RETRY_SECONDS)
        except Exception as error:
            log_failure(log, error, "Turns for requests couldn't be had")
            await asyncio.sleep(RETRY_SECONDS)
        finally:
            self._asking = None
        self._give_turns()

    async def _tell(self, seconds: float) -> None:
        """Tell the others, as soon as the database can be had, for how long they are to wait."""
        until = self.timer.time() + seconds
        while (left := until - self.timer.time()) > 0:
            try:
                await self._reservations.hold(PaceKind.REQUESTS, 0, left)
                return
            except ChapterhouseError:
                await asyncio.sleep(RETRY_SECONDS)
            except Exception as error:
                log_failure(log, error, "The other processes couldn't be told to wait")
                return
