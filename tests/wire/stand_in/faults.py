"""Scripted faults: what goes wrong with which request, and hooks that run at an exact moment."""

import asyncio
import inspect
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.wire.bot.waiting import PATIENCE
from tests.wire.stand_in.errors import DiscordError
from tests.wire.stand_in.rest.call import Recorded

Hook = Callable[[Recorded], Awaitable[object] | object]
When = Literal["before", "after"]


@dataclass(eq=False)
class Fault:
    """Strikes the requests from the `nth` matching one on, `times` of them (None: all), before or after the effect."""

    method: str
    pattern: re.Pattern[str]
    nth: int = 1
    times: int | None = 1
    when: When = "before"
    status: int | None = None
    code: int = 0
    message: str = "a scripted fault"
    reset: bool = False
    hang: bool = False
    delay: float = 0.0
    retry_after: float = 0.0
    cloudflare: bool = False
    html: bool = False
    call: Hook | None = None
    where: Callable[[Recorded], bool] | None = None
    seen: int = 0
    struck: list[Recorded] = field(default_factory=list)
    _reached: asyncio.Event = field(default_factory=asyncio.Event)

    def meets(self, request: Recorded) -> bool:
        if self.method not in ("*", request.method) or not self.pattern.fullmatch(request.path):
            return False
        if self.where and not self.where(request):
            return False
        self.seen += 1
        return self.seen >= self.nth and (self.times is None or self.seen < self.nth + self.times)

    async def run(self, request: Recorded) -> None:
        self.struck.append(request)
        self._reached.set()
        outcome = self.call(request) if self.call else None
        if inspect.isawaitable(outcome):
            await outcome

    def error(self) -> DiscordError:
        error = DiscordError(self.status or 500, self.code, self.message)
        if self.status == 429:
            error.body = too_many(self.retry_after)
        return error

    def reached(self, timeout: float = PATIENCE) -> Awaitable[object]:
        """Wait until it strikes for the first time."""
        return asyncio.wait_for(self._reached.wait(), max(timeout, PATIENCE))


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        self._faults.clear()

    def meet(self, request: Recorded) -> list[Fault]:
        return [fault for fault in self._faults if fault.meets(request)]


def too_many(retry_after: float, *, everywhere: bool = False) -> dict[str, Any]:
    """The body of a 429; `retry_after` in seconds."""
    return {"message": "You are being rate limited.", "retry_after": retry_after, "global": everywhere}


def path_pattern(pattern: str) -> re.Pattern[str]:
    """`*` stands for one segment of the path, `**` for any rest: `/channels/*/messages`, `/webhooks/**`."""
    escaped = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return re.compile(escaped)
