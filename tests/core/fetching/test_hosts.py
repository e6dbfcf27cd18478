"""How politely hosts are asked."""

import asyncio
from datetime import timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from aiohttp import web as server

from bot.core.fetching.errors import HostPaused, HostTaken
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.hosts import FIRST_PAUSE, LONGEST_PAUSE
from tests.worlds.clock import SetClock
from tests.worlds.site import Site


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


async def test_a_host_has_its_gap_between_two_requests(clock: SetClock, web: Site) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", gaps={"127.0.0.1": 0.2}, loopback=True)
    asked: list[float] = []

    async def page(_: server.Request) -> server.Response:
        asked.append(asyncio.get_running_loop().time())
        return server.Response()

    web.pages["/"] = page
    await asyncio.gather(*(fetcher.fetch(web.address()) for _ in range(3)))

    assert min(later - earlier for earlier, later in pairwise(asked)) >= 0.2


async def test_who_has_no_patience_hears_that_others_are_waiting(clock: SetClock, web: Site) -> None:
    fetcher = Fetcher(clock, "Chapterhouse", gaps={"127.0.0.1": 60}, loopback=True)
    await fetcher.fetch(web.answers("/"))

    with pytest.raises(HostTaken):
        await fetcher.fetch(web.address(), patience=0.1)

    assert len(web.requests) == 1


@pytest.mark.parametrize("status", [403, 429, 503, 525])
async def test_a_host_that_had_enough_is_left_alone_for_longer_each_time(
    fetcher: Fetcher, clock: SetClock, web: Site, status: int
) -> None:
    pauses = []
    web.answers("/", status=status)
    for _ in range(9):
        with pytest.raises(HostPaused) as paused:
            await fetcher.fetch(web.address())
        pauses.append(paused.value.until - clock.now)
        clock.now = paused.value.until - timedelta(seconds=1)
        with pytest.raises(HostPaused):
            await fetcher.fetch(web.address())
        clock.now = paused.value.until

    assert pauses[:3] == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    assert pauses[-1] == LONGEST_PAUSE
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

    assert paused == FIRST_PAUSE


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("7200", timedelta(hours=2)),
        ("0", FIRST_PAUSE),
        ("5", FIRST_PAUSE),
        ("99999999999", LONGEST_PAUSE),
        ("DATE", timedelta(hours=3)),
        ("soon", FIRST_PAUSE),
        ("-5", FIRST_PAUSE),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", FIRST_PAUSE),
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
