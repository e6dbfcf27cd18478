"""Every request to Discord passes here: its turn at the pacer, what its answer means for the others, and repeats.

discord.py makes up to five attempts inside one call. A trace of aiohttp's sees each of them, before and after.
"""

import asyncio
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from types import SimpleNamespace

import aiohttp
import yarl

from bot.app.discord_time import DiscordTime
from bot.core.errors import ChapterhouseError
from bot.core.invalid_answers import InvalidAnswers
from bot.core.pacer import Pacer
from bot.health.figures import Figures

log = logging.getLogger(__name__)

LONGEST_WAIT = 240.0
"""Seconds in which a request must have its turn: aiohttp gives it 300 in all (its default), and they are running."""

SHORTEST_BAN, LONGEST_BAN = 60.0, 3600.0
"""Seconds without requests after an answer of Cloudflare's that doesn't say how many; doubled each time."""

INVALID = (401, 403, 429)

ANSWER = re.compile(r"/(interactions/\d+/[^/]+/callback|webhooks/\d+/[^/]+(/.*)?)")
"""Answers to interactions, which Discord doesn't count to a bot's 50 a second. The bot uses no other webhooks."""

FIRST_ANSWER = re.compile(r"/interactions/(\d+)/[^/]+/callback")

FIRST_ANSWER_SECONDS = 2.0
"""Seconds for which a first answer waits for the end of a ban: Discord takes none after three."""

_once: ContextVar[bool] = ContextVar("once", default=False)


class NotSent(aiohttp.ClientError):
    """The request never left: it had no turn in time, or the bot isn't to make any more."""


class CutOff(aiohttp.ClientError):
    """Discord's answer was lost, or was an error of its own: whether it did what was asked, nobody knows."""


@contextmanager
def once() -> Iterator[None]:
    """Cut off discord.py's own repeats in this block, for what would be there twice.

    Raises CutOff, which is an aiohttp.ClientError, after an answer of 500 or more or a lost connection. A 429, which
    has no effect, is still waited for and repeated.
    """
    token = _once.set(True)
    try:
        yield
    finally:
        _once.reset(token)


class Traffic:
    """`trace` is for discord.Client's `http_trace`."""

    def __init__(
        self,
        api_url: str,
        pacer: Pacer,
        discord_time: DiscordTime | None = None,
        *,
        check: Callable[[], None] = lambda: None,
        check_answer: Callable[[], None] = lambda: None,
        figures: Figures | None = None,
    ) -> None:
        """`api_url` is discord.py's Route.BASE; other addresses (gateway, attachments) are left alone.

        No request is sent once `check` raises, and no answer to an interaction once `check_answer` does.
        `discord_time` hears what time it is for Discord, `figures` count answers.
        """
        self._api = yarl.URL(api_url)
        self._pacer = pacer
        self._check = check
        self._check_answer = check_answer
        self._discord_time = discord_time
        self._figures = figures or Figures()
        self._invalid = InvalidAnswers(pacer.timer)
        self._banned_until = pacer.timer.time()
        self._next_ban = SHORTEST_BAN
        self.trace = aiohttp.TraceConfig()
        self.trace.on_request_start.append(self._before)
        self.trace.on_request_end.append(self._after)
        self.trace.on_request_exception.append(self._lost)

    async def _before(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestStartParams
    ) -> None:
        """Wait for the request's turn. Raises NotSent."""
        del session, context
        route = self._route(request.url)
        if route is None:
            return
        check = self._check
        if ANSWER.fullmatch(route):
            await self._wait_for_end_of_ban(FIRST_ANSWER_SECONDS if FIRST_ANSWER.fullmatch(route) else LONGEST_WAIT)
            check = self._check_answer
        else:
            await self._wait_for_turn()
        try:
            check()
        except ChapterhouseError as problem:
            raise NotSent(str(problem)) from None

    async def _wait_for_turn(self) -> None:
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self._pacer.turn()
        except TimeoutError:
            raise NotSent(f"no turn in {LONGEST_WAIT:.0f} seconds") from None

    async def _wait_for_end_of_ban(self, at_most: float) -> None:
        """Hold an answer until it may be given. Raises NotSent if that is too late for it."""
        timer = self._pacer.timer
        while (left := self._banned_until - timer.time()) > 0:
            if left > at_most:
                raise NotSent("Cloudflare has banned this machine for now")
            over = asyncio.get_running_loop().create_future()
            alarm = timer.call_at(self._banned_until, partial(_ring, over))
            try:
                await over
            finally:
                alarm.cancel()

    async def _after(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestEndParams
    ) -> None:
        """Learn from the answer. Raises CutOff."""
        del session, context
        response = request.response
        route = self._route(request.url)
        if route is None:
            return
        self._count(route, response.status)
        if self._discord_time:
            self._discord_time.hear(response.headers.get("Date"))
        if response.status in INVALID and response.headers.get("X-RateLimit-Scope") != "shared":
            self._pacer.hold(self._invalid.add())
        if response.status == 429:
            self._slow_down(response)
        elif not self._is_banned:
            self._next_ban = SHORTEST_BAN
        if response.status >= 500 and _once.get():
            raise CutOff(str(response.status))

    def _count(self, route: str, status: int) -> None:
        self._figures.request(status)
        if (first := FIRST_ANSWER.fullmatch(route)) and status < 300:
            self._figures.answered(int(first[1]))

    async def _lost(
        self, session: aiohttp.ClientSession, context: SimpleNamespace, request: aiohttp.TraceRequestExceptionParams
    ) -> None:
        """Note that a request had no answer. Raises CutOff."""
        del session, context
        if self._route(request.url) is not None:
            self._figures.request(0)
        if isinstance(request.exception, OSError) and _once.get() and self._route(request.url) is not None:
            raise CutOff(type(request.exception).__name__) from request.exception

    def _slow_down(self, response: aiohttp.ClientResponse) -> None:
        """Hold everybody where a 429 concerns everybody; discord.py holds only what hasn't come to the pacer yet."""
        asked_for = _seconds(response.headers.get("Retry-After"))
        if _is_cloudflares(response):
            self._back_off(asked_for)
        elif response.headers.get("X-RateLimit-Global"):
            self._pacer.hold(asked_for or 1.0)

    def _back_off(self, asked_for: float | None) -> None:
        if self._is_banned:
            return  # answers to what was under way when it began
        pause = asked_for or self._next_ban
        self._next_ban = min(self._next_ban * 2, LONGEST_BAN)
        self._banned_until = self._pacer.timer.time() + pause
        self._pacer.hold(pause)
        log.error("Cloudflare turns this machine's requests away: none for %d s", pause)

    @property
    def _is_banned(self) -> bool:
        return self._pacer.timer.time() < self._banned_until

    def _route(self, url: yarl.URL) -> str | None:
        """Return the path behind the API's address; None for another address."""
        if url.raw_authority != self._api.raw_authority or not url.raw_path.startswith(self._api.raw_path + "/"):
            return None
        return url.raw_path.removeprefix(self._api.raw_path)


def _ring(over: asyncio.Future[None]) -> None:
    if not over.done():
        over.set_result(None)


def _is_cloudflares(response: aiohttp.ClientResponse) -> bool:
    """Tell whether a 429 never reached Discord, by the signs that discord.py goes by."""
    return "Via" not in response.headers or response.content_type != "application/json"


def _seconds(text: str | None) -> float | None:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:
        return None
