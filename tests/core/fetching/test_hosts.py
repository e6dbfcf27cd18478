"""How politely hosts are asked."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web as server

from bot.core.fetching.errors import BadStatus, HostPaused, HostTaken
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.hosts import Hosts
from bot.core.fetching.pauses import FIRST, LONGEST, NothingKept, TurnTaken
from tests.worlds.clock import SetClock
from tests.worlds.site import Site

Leap = Callable[[float], None]
"""Lets so many seconds of the event loop pass at once."""


@pytest.fixture
async def leap(monkeypatch: pytest.MonkeyPatch) -> Leap:
    loop = asyncio.get_running_loop()
    real, passed = loop.time, [0.0]
    monkeypatch.setattr(loop, "time", lambda: real() + sum(passed))
    return passed.append


async def test_a_host_is_asked_one_thing_at_a_time(fetcher: Fetcher, web: Site) -> None:
    together = most = 0

    async def page(_: server.Request) -> server.Response:
        nonlocal together, most
        together += 1
        most = max(most, together)
        await asyncio.sleep(0.01)
        together -= 1
        return server.Response()

    web.pages["/"] = page
    await asyncio.gather(*(fetcher.fetch(web.address()) for _ in range(5)))

    assert (len(web.requests), most) == (5, 1)


async def test_who_comes_while_others_wait_waits_too(clock: SetClock) -> None:
    hosts, together, most = Hosts(clock, NothingKept()), 0, 0

    async def ask() -> None:
        nonlocal together, most
        async with hosts.turn("lamplit.example", 0, 60):
            together += 1
            most = max(most, together)
            await asyncio.sleep(0.001)
            together -= 1

    async def ask_one_after_another() -> None:
        for _ in range(10):
            await ask()

    await asyncio.gather(*(ask_one_after_another() for _ in range(5)))

    assert most == 1


async def test_names_that_share_a_queue_are_asked_one_after_another(clock: SetClock, web: Site) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda _: ("site", 60), loopback=True)
    await fetcher.fetch(web.answers("/"))

    with pytest.raises(HostTaken):
        await fetcher.fetch("http://127.0.0.2:1/", patience=0.1)


async def test_a_host_has_its_gap_between_two_requests(clock: SetClock, web: Site, leap: Leap) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 600), loopback=True)
    await fetcher.fetch(web.answers("/"))

    leap(300)
    with pytest.raises(HostTaken):
        await fetcher.fetch(web.address(), patience=1)
    leap(300)
    await fetcher.fetch(web.address(), patience=1)

    assert len(web.requests) == 2


async def test_who_has_no_patience_hears_that_others_are_waiting(clock: SetClock, web: Site) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 60), loopback=True)
    await fetcher.fetch(web.answers("/"))

    with pytest.raises(HostTaken):
        await fetcher.fetch(web.address(), patience=0.1)

    assert len(web.requests) == 1


async def test_patience_is_for_all_waiting_together(clock: SetClock, web: Site) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 0.3), loopback=True)

    async def page(_: server.Request) -> server.Response:
        await asyncio.sleep(0.3)
        return server.Response()

    web.pages["/"] = page
    first = asyncio.create_task(fetcher.fetch(web.address()))
    await asyncio.sleep(0)
    with pytest.raises(HostTaken):  # 0.3 s for the other's answer, then 0.3 s of the gap
        await fetcher.fetch(web.address(), patience=0.45)

    await first
    assert len(web.requests) == 1


class Crowded(NothingKept):
    """Lets whoever wants a turn wait for 400 seconds; at the second host, somebody else has it then."""

    def __init__(self, leap: Leap) -> None:
        self._leap = leap
        self.asked: list[str] = []

    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        self.asked.append(host)
        self._leap(400)
        return TurnTaken(None if host == "127.0.0.1" else until)


async def test_patience_is_for_all_hosts_of_a_redirect_together(clock: SetClock, web: Site, leap: Leap) -> None:
    keeper = Crowded(leap)
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 0), keeper=keeper, loopback=True)

    with pytest.raises(HostTaken):
        await fetcher.fetch(web.answers("/", status=302, Location="http://127.0.0.2:1/"), patience=700)

    assert keeper.asked == ["127.0.0.1", "127.0.0.2"]


@pytest.mark.parametrize(
    ("status", "headers"),
    [(429, {}), (503, {}), (525, {}), (403, {"cf_mitigated": "challenge"}), (403, {"Retry_After": "60"})],
)
async def test_a_host_that_had_enough_is_left_alone_for_longer_each_time(
    fetcher: Fetcher, clock: SetClock, web: Site, status: int, headers: dict[str, str]
) -> None:
    pauses = []
    web.answers("/", b"", status=status, **headers)
    for _ in range(9):
        with pytest.raises(HostPaused) as paused:
            await fetcher.fetch(web.address())
        pauses.append(paused.value.until - clock.now)
        clock.now = paused.value.until - timedelta(seconds=1)
        with pytest.raises(HostPaused):
            await fetcher.fetch(web.address())
        clock.now = paused.value.until

    assert pauses[:3] == [FIRST, FIRST * 2, FIRST * 4]
    assert pauses[-1] == LONGEST
    assert len(web.requests) == 9


async def test_an_answer_ends_the_doubling(fetcher: Fetcher, clock: SetClock, web: Site) -> None:
    for status in (503, 503, 200, 503):
        web.answers("/", status=status)
        paused = None
        try:
            await fetcher.fetch(web.address())
        except HostPaused as error:
            paused = error.until - clock.now
            clock.now = error.until

    assert paused == FIRST


async def test_a_page_for_members_only_does_not_keep_others_from_the_host(fetcher: Fetcher, web: Site) -> None:
    web.answers("/page")
    for path in ("/threads/1", "/threads/2", "/threads/1"):
        for _ in range(2):
            with pytest.raises(BadStatus):
                await fetcher.fetch(web.answers(path, status=403, Server="cloudflare"))
        await fetcher.fetch(web.address("/page"))


async def test_a_host_that_refuses_two_pages_in_a_row_is_left_alone(
    fetcher: Fetcher, clock: SetClock, web: Site
) -> None:
    one, other = web.answers("/1", status=403), web.answers("/2", status=403)
    for address in (one, other):
        with pytest.raises(BadStatus):
            await fetcher.fetch(address)
        clock.advance(minutes=15)

    with pytest.raises(BadStatus):
        await fetcher.fetch(one)
    with pytest.raises(HostPaused) as paused:
        await fetcher.fetch(other)

    assert paused.value.until - clock.now == FIRST


async def test_a_redirect_does_not_end_the_doubling(fetcher: Fetcher, clock: SetClock, web: Site) -> None:
    web.answers("/busy", status=503)
    start = web.answers("/", status=301, Location="/busy")
    with pytest.raises(HostPaused) as paused:
        await fetcher.fetch(start)
    clock.now = paused.value.until
    with pytest.raises(HostPaused) as paused:
        await fetcher.fetch(start)

    assert paused.value.until - clock.now == FIRST * 2


async def test_a_pause_is_forgotten_a_day_after_its_end(fetcher: Fetcher, clock: SetClock, web: Site) -> None:
    web.answers("/", status=503)
    pauses = []
    for later in (timedelta(0), timedelta(hours=23), timedelta(hours=24)):
        clock.now += later
        with pytest.raises(HostPaused) as paused:
            await fetcher.fetch(web.address())
        pauses.append(paused.value.until - clock.now)
        clock.now = paused.value.until

    assert pauses == [FIRST, FIRST * 2, FIRST]


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("7200", timedelta(hours=2)),
        ("0", FIRST),
        ("5", FIRST),
        ("99999999999", LONGEST),
        ("DATE", timedelta(hours=3)),
        ("soon", FIRST),
        ("-5", FIRST),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", FIRST),
    ],
)
async def test_a_host_says_for_how_long(
    fetcher: Fetcher, clock: SetClock, web: Site, said: str, pause: timedelta
) -> None:
    date = format_datetime(clock.now + timedelta(hours=3), usegmt=True)
    web.answers("/", status=429, Retry_After=said.replace("DATE", date))

    with pytest.raises(HostPaused) as paused:
        await fetcher.fetch(web.address())

    assert paused.value.until - clock.now == pause
