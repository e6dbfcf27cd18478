"""A host is asked one thing at a time, with a gap, whichever process asks, and by the next one after a restart."""

import asyncio
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from aiohttp import web as server_of

from bot.core.clock import system_clock
from bot.core.db.database import Database
from bot.core.fetching.errors import HostTaken
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.hosts import LONGEST_TURN
from bot.core.fetching.pauses import NothingKept
from bot.watching.hosts import turns_store
from bot.watching.hosts.service import PausedHosts
from tests.worlds.clock import SetClock
from tests.worlds.site import site

GAP = 0.3
HOST = "127.0.0.1"


def process(keeper: PausedHosts | NothingKept, clock: SetClock | None = None, gap: float = GAP) -> Fetcher:
    now = clock or system_clock
    return Fetcher(now, "Chapterhouse", queue_of=lambda host: (host, gap), keeper=keeper, loopback=True)


async def test_processes_ask_a_host_one_after_the_other_and_keep_the_gap(database: Database) -> None:
    began: list[float] = []
    ended: list[float] = []
    time = asyncio.get_running_loop().time

    async def answer(_: server_of.Request) -> server_of.Response:
        began.append(time())
        await asyncio.sleep(0.1)
        ended.append(time())
        return server_of.Response(body=b"chapters")

    async with site() as web:
        web.pages["/"] = answer
        processes = [process(PausedHosts(database, system_clock)) for _ in range(3)]
        await asyncio.gather(*(one.fetch(web.address()) for one in processes for _ in range(2)))

    assert len(began) == 6
    assert all(after - before >= GAP for before, after in zip(ended, began[1:], strict=False))
    assert [before < after for before, after in pairwise(began)] == [True] * 5


async def test_who_starts_again_keeps_the_gap_that_the_process_before_would_have_kept(
    database: Database, clock: SetClock
) -> None:
    keeper = PausedHosts(database, clock)
    async with site() as web:
        web.answers("/")
        await process(keeper, clock, gap=10).fetch(web.address())
        clock.advance(seconds=8)
        with pytest.raises(HostTaken):
            await process(keeper, clock, gap=10).fetch(web.address(), patience=1)
        clock.advance(seconds=2)
        await process(keeper, clock, gap=10).fetch(web.address(), patience=1)

        assert len(web.requests) == 2


async def test_a_turn_whose_process_was_killed_ends_by_itself(database: Database, clock: SetClock) -> None:
    keeper = PausedHosts(database, clock)
    await keeper.take(HOST, clock() + LONGEST_TURN, at_once=False)
    async with site() as web:
        web.answers("/")
        with pytest.raises(HostTaken):
            await process(keeper, clock).fetch(web.address(), patience=1)
        clock.advance(seconds=LONGEST_TURN.total_seconds())
        await process(keeper, clock).fetch(web.address(), patience=1)


async def test_a_clock_that_was_years_ahead_holds_up_no_host(database: Database, clock: SetClock) -> None:
    keeper = PausedHosts(database, clock)
    async with site() as web:
        web.answers("/")
        await process(keeper, clock).fetch(web.address())
        clock.advance(days=-4000)
        await process(keeper, clock).fetch(web.address(), patience=1)


async def test_a_redirect_belongs_to_the_request_before_it(database: Database, clock: SetClock) -> None:
    async with site() as web:
        web.answers("/there")
        web.answers("/", status=302, Location="/there")
        page = await process(PausedHosts(database, clock), clock, gap=10).fetch(web.address(), patience=1)

    assert page.url.endswith("/there")


async def test_what_is_over_is_removed(database: Database, clock: SetClock) -> None:
    keeper = PausedHosts(database, clock)
    await keeper.take(HOST, clock(), at_once=False)
    async with database.change() as connection:
        await turns_store.drop_before(connection, clock() + timedelta(seconds=1))
        assert await turns_store.free_at(connection, HOST) is None


class Broken(NothingKept):
    async def take(self, host: str, until: datetime, *, at_once: bool) -> datetime | None:
        raise OSError

    async def end(self, host: str, until: datetime) -> None:
        raise OSError


@pytest.mark.expects_errors
async def test_a_database_that_is_away_keeps_nobody_from_looking() -> None:
    async with site() as web:
        web.answers("/")
        page = await process(Broken()).fetch(web.address())

    assert page.body is not None
