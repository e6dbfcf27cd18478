"""A host that had enough is left alone by every process, and by the next one."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot.core.db.database import Database
from bot.core.fetching import pauses
from bot.core.fetching.errors import HostPaused
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.pauses import FIRST, REMEMBERED, NothingKept, Pause, PauseKeeper
from bot.watching.hosts import store
from bot.watching.hosts.service import PausedHosts
from tests.worlds.clock import SetClock
from tests.worlds.databases.statements import statements
from tests.worlds.site import Site, site


@pytest.fixture
async def web() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
def paused(database: Database, clock: SetClock) -> PausedHosts:
    return PausedHosts(database, clock)


def process(paused: PauseKeeper, clock: SetClock) -> Fetcher:
    return Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 0), keeper=paused, loopback=True)


async def refused(fetcher: Fetcher, web: Site, clock: SetClock) -> timedelta:
    """For how long the host is left alone, once it was asked, or at once."""
    with pytest.raises(HostPaused) as paused:
        await fetcher.fetch(web.address())
    return paused.value.until - clock.now


async def test_a_host_is_left_alone_after_a_restart_too(paused: PausedHosts, clock: SetClock, web: Site) -> None:
    web.answers("/", status=429, Retry_After="7200")
    await refused(process(paused, clock), web, clock)
    clock.advance(minutes=119)

    assert await refused(process(paused, clock), web, clock) == timedelta(minutes=1)
    assert len(web.requests) == 1


async def test_pauses_double_across_restarts(paused: PausedHosts, clock: SetClock, web: Site) -> None:
    web.answers("/", status=503)
    lengths = []
    for _ in range(4):
        lengths.append(await refused(process(paused, clock), web, clock))
        clock.now += lengths[-1]

    assert lengths == [FIRST, FIRST * 2, FIRST * 4, FIRST * 8]


async def test_an_answer_ends_the_doubling_for_the_next_process_too(
    paused: PausedHosts, clock: SetClock, web: Site
) -> None:
    for status in (503, 503, 200):
        web.answers("/", status=status)
        fetcher = process(paused, clock)
        clock.now += await refused(fetcher, web, clock) if status == 503 else timedelta()
    await fetcher.fetch(web.address())
    web.answers("/", status=503)

    assert await refused(process(paused, clock), web, clock) == FIRST


async def test_another_process_hears_of_a_pause_within_half_a_minute(
    paused: PausedHosts, clock: SetClock, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = process(paused, clock)
    await other.fetch(web.answers("/"))
    web.answers("/", status=429)
    await refused(process(paused, clock), web, clock)
    monkeypatch.setattr("bot.core.fetching.hosts.RECALLED", -1)

    assert await refused(other, web, clock) == FIRST
    assert len(web.requests) == 2


async def test_whoever_asks_after_another_process_hears_first_what_the_host_said_to_that_one(
    paused: PausedHosts, clock: SetClock, web: Site
) -> None:
    one, other = process(paused, clock), process(paused, clock)
    await other.fetch(web.answers("/"))  # it looked up the pauses, and won't again for half a minute
    clock.advance(seconds=1)
    web.answers("/", status=429)
    await refused(one, web, clock)

    assert await refused(other, web, clock) == FIRST
    assert len(web.requests) == 2


class Noting(NothingKept):
    def __init__(self) -> None:
        self.noted: list[str] = []

    async def keep(self, host: str, pause: Pause) -> None:
        self.noted.append("the pause")

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        self.noted.append("the end of the turn")


async def test_a_pause_is_kept_before_anybody_else_can_take_the_turn(clock: SetClock, web: Site) -> None:
    web.answers("/", status=429)
    keeper = Noting()

    await refused(process(keeper, clock), web, clock)

    assert keeper.noted == ["the pause", "the end of the turn"]


async def test_a_flood_of_requests_asks_the_database_once(paused: PausedHosts, clock: SetClock, web: Site) -> None:
    fetcher = process(paused, clock)
    web.answers("/")
    with statements() as asked:
        for _ in range(20):
            await fetcher.fetch(web.address())

    assert len([one for one in asked if "hosts" in one]) == 1


async def test_what_makes_no_difference_any_more_is_removed(
    paused: PausedHosts, clock: SetClock, database: Database
) -> None:
    await paused.keep("lamplit.example", Pause(clock.now, 3))
    clock.now += REMEMBERED
    assert await paused.kept() == {}
    clock.advance(minutes=1)
    async with database.change() as connection:
        await store.drop_before(connection, clock() - REMEMBERED)
        assert await store.since(connection, pauses.NONE.until) == {}
