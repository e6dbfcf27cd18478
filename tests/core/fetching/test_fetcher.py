"""What comes back from a host, and what doesn't."""

import asyncio
import gzip
import zlib
from datetime import timedelta

import pytest
from aiohttp import web as server

from bot.core.fetching import fetcher as fetching
from bot.core.fetching.errors import BadAddress, BadStatus, Closed, Missing, TooLarge, TooSlow, Unreachable
from bot.core.fetching.fetcher import LARGEST, Fetcher
from bot.core.fetching.models import Validators
from tests.worlds.clock import SetClock
from tests.worlds.site import Site

FEED = b"<rss><channel><title>The Moon Bakery</title></channel></rss>"
PACKED = gzip.compress(FEED, mtime=0)  # whose time would give each process tests of another name


async def test_a_page_comes_with_what_the_host_says_of_it(fetcher: Fetcher, web: Site) -> None:
    address = web.answers(
        "/feed", FEED, Content_Type="application/rss+xml", ETag='"7"', Last_Modified="Fri, 20 Nov 2026 18:00:00 GMT",
        Cache_Control="public, max-age=1800",
    )  # fmt: skip

    fetched = await fetcher.fetch(address)

    assert (fetched.url, fetched.body, fetched.content_type) == (address, FEED, "application/rss+xml")
    assert fetched.validators == Validators('"7"', "Fri, 20 Nov 2026 18:00:00 GMT")
    assert fetched.fresh_for == timedelta(minutes=30)


async def test_what_did_not_change_is_not_sent_again(fetcher: Fetcher, web: Site) -> None:
    known = Validators('"7"', "Fri, 20 Nov 2026 18:00:00 GMT")

    fetched = await fetcher.fetch(web.answers("/feed", status=304, ETag='"7"'), known)

    assert fetched.body is None
    assert web.requests[0].headers["If-None-Match"] == '"7"'
    assert web.requests[0].headers["If-Modified-Since"] == "Fri, 20 Nov 2026 18:00:00 GMT"


async def test_a_host_learns_who_asks_and_nothing_of_anybody_else(fetcher: Fetcher, web: Site) -> None:
    first = web.answers("/first", status=302, Location="/second", Set_Cookie="id=1")
    web.answers("/second", FEED)

    await fetcher.fetch(first)

    for request in web.requests:
        assert set(request.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert request.headers["User-Agent"] == "Chapterhouse/1 (host@example.org)"


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [
        ("gzip", PACKED),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),
        ("identity", FEED),
    ],
)
async def test_an_answer_is_inflated(fetcher: Fetcher, web: Site, encoding: str, encoded: bytes) -> None:
    fetched = await fetcher.fetch(web.answers("/feed", encoded, Content_Encoding=encoding))

    assert fetched.body == FEED


@pytest.mark.parametrize(
    ("encoding", "encoded"),
    [("gzip", FEED), ("gzip", PACKED[:-9]), ("br", FEED), ("deflate", b"\x00\x01"), ("gzip", b"\x1f")],
)
async def test_what_is_not_as_its_encoding_says_is_no_answer(
    fetcher: Fetcher, web: Site, encoding: str, encoded: bytes
) -> None:
    with pytest.raises(Unreachable):
        await fetcher.fetch(web.answers("/feed", encoded, Content_Encoding=encoding))


@pytest.mark.parametrize("said", [True, False])
async def test_an_answer_over_the_limit_is_not_read(fetcher: Fetcher, web: Site, said: bool) -> None:
    async def page(request: server.Request) -> server.StreamResponse:
        answer = server.StreamResponse(headers={"Content-Length": str(2 * LARGEST)} if said else {})
        await answer.prepare(request)
        for _ in range(2 * LARGEST // 65536):
            await answer.write(b"x" * 65536)
        return answer

    web.pages["/feed"] = page
    with pytest.raises(TooLarge):
        await fetcher.fetch(web.address("/feed"))


async def test_a_bomb_is_inflated_no_further_than_the_limit(fetcher: Fetcher, web: Site) -> None:
    bomb = zlib.compressobj(9, wbits=31)
    packed = b"".join(bomb.compress(bytes(1024 * 1024)) for _ in range(20)) + bomb.flush()

    with pytest.raises(TooLarge):
        await fetcher.fetch(web.answers("/feed", packed, Content_Encoding="gzip"))


async def test_redirects_are_followed_to_where_they_lead(fetcher: Fetcher, web: Site) -> None:
    start = web.answers("/0", status=301, Location="/1")
    for step, status in enumerate((302, 303, 307, 308), 1):
        web.answers(f"/{step}", status=status, Location=web.address(f"/{step + 1}"))
    web.answers("/5", FEED)

    assert (await fetcher.fetch(start)).url == web.address("/5")


async def test_a_host_that_wants_no_programs_is_not_asked_whatever_leads_to_it(clock: SetClock, web: Site) -> None:
    asked: list[str] = []

    def may_ask(host: str) -> bool:
        asked.append(host)
        return host == "127.0.0.1"

    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 0), may_ask=may_ask, loopback=True)
    for address in ("https://www.closed.example/1", web.answers("/", status=302, Location="//www.closed.example/1")):
        with pytest.raises(Closed):
            await fetcher.fetch(address)

    assert asked == ["www.closed.example", "127.0.0.1", "www.closed.example"]


async def test_a_circle_of_redirects_is_left(fetcher: Fetcher, web: Site) -> None:
    web.answers("/1", status=302, Location="/2")
    with pytest.raises(Unreachable):
        await fetcher.fetch(web.answers("/2", status=302, Location="/1"))

    assert len(web.requests) == 6


@pytest.mark.parametrize("location", ["", "ftp://example.org/", "http://[", "javascript:alert(1)"])
async def test_a_redirect_to_nowhere_is_a_bad_address(fetcher: Fetcher, web: Site, location: str) -> None:
    with pytest.raises((BadAddress, Unreachable)):
        await fetcher.fetch(web.answers("/", status=302, Location=location))


async def test_an_answer_that_drips_is_given_up(fetcher: Fetcher, web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.2)

    async def page(request: server.Request) -> server.StreamResponse:
        answer = server.StreamResponse()
        await answer.prepare(request)
        while True:
            await answer.write(b"x")
            await asyncio.sleep(0.02)

    web.pages["/feed"] = page
    with pytest.raises(TooSlow):
        await fetcher.fetch(web.address("/feed"))


async def test_time_is_counted_over_all_redirects(fetcher: Fetcher, web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LONGEST", 0.3)

    async def page(_: server.Request) -> server.StreamResponse:
        await asyncio.sleep(0.12)
        raise server.HTTPFound("/")

    web.pages["/"] = page
    with pytest.raises(TooSlow):
        await fetcher.fetch(web.address())


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, Missing), (410, Missing), (401, BadStatus), (500, BadStatus), (204, BadStatus), (300, BadStatus)],
)
async def test_what_is_not_there_is_told_from_what_fails(
    fetcher: Fetcher, web: Site, status: int, error: type[Exception]
) -> None:
    with pytest.raises(error):
        await fetcher.fetch(web.answers("/", status=status))


async def test_a_host_that_is_down_or_speaks_something_else_is_unreachable(fetcher: Fetcher, web: Site) -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example.org ESMTP\r\n")
        writer.close()

    async with await asyncio.start_server(babble, "127.0.0.1", 0) as babbler:
        port = babbler.sockets[0].getsockname()[1]
        with pytest.raises(Unreachable):
            await fetcher.fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(Unreachable):
        await fetcher.fetch(f"http://127.0.0.1:{port}/")
