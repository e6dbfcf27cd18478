"""Fetches what stands at an address of the web."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import ClientError, ClientResponse, ClientSession, DummyCookieJar, InvalidURL, TCPConnector
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.core.clock import Clock
from bot.core.fetching import headers
from bot.core.fetching.errors import (
    BadAddress,
    BadStatus,
    Closed,
    HadEnough,
    Missing,
    NotPublic,
    TooLarge,
    TooSlow,
    Unreachable,
)
from bot.core.fetching.hosts import Host, Hosts
from bot.core.fetching.inflating import ENCODINGS, read_whole
from bot.core.fetching.models import FetchedPage, Validators
from bot.core.fetching.pauses import NothingKept, PauseKeeper
from bot.core.fetching.public_addresses import PublicSockets, is_loopback
from bot.core.text import links

LARGEST = 5 * 1024 * 1024
"""Bytes of an answer, before it is inflated and after; the longest feed seen has 2.3 MB."""

LONGEST = 20.0
"""Seconds that the requests of one fetch take together at most, redirects too; turns waited for don't count."""

REDIRECTS = 5
PORTS = (80, 443)

Queue = Callable[[str], tuple[str, float]]
"""Names the queue in which requests of a host wait for their turn, and the seconds between two of them."""

_REDIRECTING = (301, 302, 303, 307, 308)
_NOTHING_NEW = 304
_NOTHING_THERE = (404, 410)
_REFUSED = 403
_HAD_ENOUGH = (429, 503, 525)
"""By which a host, or the Cloudflare before it, says that it wants no more of us for now."""


class Fetcher:
    """Fetches for everybody, and keeps nothing between two fetches but when each host may be asked again.

    It says who asks: `agent` is the program's name and version with a contact of whoever runs it. It has no cookies,
    credentials and proxies. `queue_of` tells which hosts are asked one after the other, and how fast; `may_ask` which
    are asked at all, redirects too; `keeper` keeps for how long hosts are left alone; `loopback` lets this machine be
    reached, on any port; `resolver` asks for names, the system's own where none is given.
    """

    def __init__(
        self,
        clock: Clock,
        agent: str,
        *,
        queue_of: Queue,
        may_ask: Callable[[str], bool] = lambda _: True,
        keeper: PauseKeeper | None = None,
        loopback: bool = False,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._clock = clock
        self._resolver = resolver
        self._headers = {"User-Agent": agent, "Accept-Encoding": ENCODINGS}
        self._hosts = Hosts(clock, keeper or NothingKept())
        self._queue_of = queue_of
        self._may_ask = may_ask
        self._loopback = loopback

    async def fetch(self, address: str, known: Validators = Validators(), *, patience: float = 60.0) -> FetchedPage:  # noqa: B008
        """Fetch what stands at an address, or that nothing changed since `known`.

        Waits `patience` seconds at most for turns. Raises a FetchError, which says why nothing came.
        """
        time = asyncio.get_running_loop().time
        seconds_left, asked = LONGEST, ""
        for _ in range(REDIRECTS + 1):
            url = self._checked(address)
            queue, gap = self._queue_of((url.raw_host or "").removeprefix("www."))
            came = time()
            async with self._hosts.turn(queue, gap, patience, at_once=queue == asked) as host:
                began = time()
                answer = await self._ask(url, known, host, seconds_left)
                seconds_left -= time() - began
            patience = max(patience - (began - came), 0)
            if isinstance(answer, FetchedPage):
                return answer
            address, asked = answer, queue
        raise Unreachable(f"more than {REDIRECTS} redirects")

    def _checked(self, address: str) -> URL:
        shown = links.shown(address)
        if shown is None or len(shown) > links.LONGEST:
            raise BadAddress
        url = URL(shown, encoded=True)
        if url.port not in PORTS and not (self._loopback and is_loopback(url.raw_host or "")):
            raise BadAddress
        if not self._may_ask(url.raw_host or ""):
            raise Closed(url.raw_host)
        return url

    async def _ask(self, url: URL, known: Validators, host: Host, seconds: float) -> FetchedPage | str:
        """Make one request. Returns what came, or the address that a redirect names."""
        sockets = PublicSockets(loopback=self._loopback)
        try:
            async with asyncio.timeout(max(seconds, 0)), self._answer(url, known, sockets) as answer:
                return await self._read(url, answer, host)
        except TimeoutError:
            raise TooSlow(f"more than {LONGEST:.0f} s") from None
        except InvalidURL:
            raise BadAddress from None
        except (ClientError, OSError, ValueError) as error:
            if sockets.refused:
                raise NotPublic from None
            raise Unreachable(type(error).__name__) from None

    @asynccontextmanager
    async def _answer(self, url: URL, known: Validators, sockets: PublicSockets) -> AsyncIterator[ClientResponse]:
        async with (
            ClientSession(
                connector=self._connector(sockets),
                cookie_jar=DummyCookieJar(),
                trust_env=False,
                auto_decompress=False,
                headers=self._headers,
            ) as session,
            session.get(url, headers=known.headers, allow_redirects=False) as answer,
        ):
            yield answer

    def _connector(self, sockets: PublicSockets) -> TCPConnector:
        return TCPConnector(socket_factory=sockets, resolver=self._resolver, use_dns_cache=False, force_close=True)

    async def _read(self, url: URL, answer: ClientResponse, host: Host) -> FetchedPage | str:
        self._check_status(url, answer, host)
        if answer.status in _REDIRECTING:
            return _target(url, answer)
        return FetchedPage(
            str(url),
            None if answer.status == _NOTHING_NEW else await _body(answer),
            answer.content_type,
            answer.charset,
            Validators(answer.headers.get("ETag"), answer.headers.get("Last-Modified")),
            headers.fresh_for(answer.headers),
        )

    def _check_status(self, url: URL, answer: ClientResponse, host: Host) -> None:
        status, now = answer.status, self._clock()
        if status in _HAD_ENOUGH or (status == _REFUSED and _refuses_us(url, answer, host, now)):
            raise HadEnough(host.had_enough(now, headers.retry_after(answer.headers, now)))
        if status in _REDIRECTING:  # what is behind it may still have had enough
            return
        if status != _REFUSED:
            host.answered()
        if status in _NOTHING_THERE:
            raise Missing
        if status not in (200, _NOTHING_NEW):
            raise BadStatus(status)


def _refuses_us(url: URL, answer: ClientResponse, host: Host, now: datetime) -> bool:
    """Tell whether a refusal is meant for us; else it is of one page, as where only members may read."""
    return headers.means_the_asker(answer.headers, now) or host.refuses_all(url.raw_path, now)


def _target(url: URL, answer: ClientResponse) -> str:
    try:
        return str(url.join(URL(answer.headers.get("Location", ""))))
    except ValueError:
        raise BadAddress from None


async def _body(answer: ClientResponse) -> bytes:
    if (answer.content_length or 0) > LARGEST:
        raise TooLarge(f"{answer.content_length} bytes")
    chunks = answer.content.iter_chunked(64 * 1024)
    return await read_whole(chunks, answer.headers.get("Content-Encoding", ""), LARGEST)
