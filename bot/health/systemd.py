"""Telling systemd how the process is doing, where it was started by a unit of `Type=notify`."""

import asyncio
import logging
import os
import socket
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from bot.core.errors import HostError
from bot.health.condition import Condition

log = logging.getLogger(__name__)

READY_AFTER = 20.0
"""Seconds after which the process counts as started if it is still waiting: an outage is no reason to end it, and a
token that Discord refuses is known by then.
"""

LOOK = 0.2
"""Seconds between two looks at the condition until the process counts as started."""

LONGEST_PAUSE = 10.0
"""Seconds between two looks after that, at most: what `systemctl status` shows is no older."""

TURNS = 3
"""How often the watchdog hears of the process in the time that it waits for it."""


class Systemd:
    """Tells systemd what `condition` is, by its protocol: a few lines to a socket that the environment names.

    Without such a socket it tells nobody anything.
    """

    def __init__(self, condition: Condition, environment: Mapping[str, str]) -> None:
        self._condition = condition
        self._address = _address(environment.get("NOTIFY_SOCKET", ""))
        self.pause = min(LONGEST_PAUSE, _watchdog_seconds(environment) / TURNS)
        self._is_heard = True
        self._is_ready = False
        self._status = ""

    @asynccontextmanager
    async def told(self) -> AsyncIterator[None]:
        """Tell from now on, as long as the event loop turns; of an end by itself, why."""
        if self._address is None:
            yield
            return
        telling = asyncio.create_task(self._keep_telling())
        try:
            yield
        except HostError as problem:
            self._tell(f"STATUS={' '.join(str(problem).split())}")
            raise
        finally:
            telling.cancel()
            self.stopping()

    def stopping(self) -> None:
        """Tell that the process is about to end."""
        self._tell("STOPPING=1")

    async def _keep_telling(self) -> None:
        began = time.monotonic()
        while True:
            self._look(time.monotonic() - began)
            await asyncio.sleep(self.pause if self._is_ready else LOOK)

    def _look(self, seconds: float) -> None:
        """Tell how it goes now, `seconds` after the start; with a stuck loop, the watchdog hears nothing."""
        stuck, waits_for = self._condition.stuck(), self._condition.waits_for()
        status = f"stuck: {', '.join(stuck)}" if stuck else waits_for or "connected to Discord"
        is_ready = self._is_ready or waits_for is None or seconds >= READY_AFTER
        news = [f"STATUS={status}"] if status != self._status else []
        if is_ready and not self._is_ready:
            news.append("READY=1")
        if is_ready and not stuck:
            news.append("WATCHDOG=1")
        if news and self._tell(*news):
            self._is_ready, self._status = is_ready, status

    def _tell(self, *news: str) -> bool:
        """Send news, all at once; tell whether they arrived."""
        if self._address is None:
            return False
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
                to.settimeout(0)
                to.sendto("\n".join(news).encode(), self._address)
        except OSError as error:
            if self._is_heard:
                log.warning("systemd can't be told how it goes: %s", error)
            self._is_heard = False
        else:
            self._is_heard = True
        return self._is_heard


def _address(name: str) -> str | None:
    """Return the address of a socket: a path, or a name in the kernel's own room; None for other kinds and for none."""
    if name.startswith("@"):
        return f"\0{name[1:]}"
    return name if name.startswith("/") else None


def _watchdog_seconds(environment: Mapping[str, str]) -> float:
    """Return how long the watchdog waits to hear of this process; for ever where it has none."""
    microseconds, of = environment.get("WATCHDOG_USEC", ""), environment.get("WATCHDOG_PID", "")
    if not microseconds.isdecimal() or int(microseconds) == 0 or of not in ("", str(os.getpid())):
        return float("inf")
    return int(microseconds) / 1_000_000
