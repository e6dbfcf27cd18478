"""A host is asked one thing at a time, with a gap, whichever process asks, and by the next one after a restart."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from aiohttp import web as server_of

from bot.core.clock import system_clock
from bot.core.db.database import Database
from bot.core.fetching.errors import HostTaken
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.hosts import LONGEST_TURN
from bot.core.fetching.pauses import NothingKept, PauseKeeper, TurnTaken
from bot.watching.hosts import turns_store
from bot.watching.hosts.service import PausedHosts
from tests.worlds.clock import FRIDAY, SetClock
from tests.worlds.site import site

GAP = 0.3
HOST = "127.0.0.1"


def process(keeper: PauseKeeper, clock: SetClock | None = None, gap: float = GAP) -> Fetcher:
    now = clock or system_clock
    return Fetcher(now, "Chapterhouse", queue_of=lambda host: (host, gap), keeper=keeper, loopback=True)


@dataclass
class Street:
    """Where several processes ask a host; time passes there while each of them waits, and only then."""

    clock: SetClock
    having: int = 0


class Waiting(PausedHosts):
    """One of the processes in a street."""

    def __init__(self, database: Database, street: Street) -> None:
        super().__init__(database, street.clock)
        self._street = street

    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        self._street.having += 1
        taken = await super().take(host, until, own, at_once=at_once)
        if taken.free_at is not None:
            self._street.having -= 1
            self._street.clock.advance(seconds=0 if self._street.having else GAP / 3)
        return taken

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        await super().end(host, taken, until)
        self._street.having -= 1


async def test_processes_ask_a_host_one_after_the_other_and_keep_the_gap(database: Database, clock: SetClock) -> None:
    street, asked = Street(clock), list[tuple[str, datetime]]()

    async def answer(_: server_of.Request) -> server_of.Response:
        asked.append(("began", clock()))
        await asyncio.sleep(0.05)  # for whoever would ask meanwhile
        asked.append(("ended", clock()))
        return server_of.Response(body=b"chapters")

    async with site() as web:
        web.pages["/"] = answer
        processes = [process(Waiting(database, street), clock) for _ in range(3)]
        await asyncio.gather(*(one.fetch(web.address(), patience=600) for one in processes for _ in range(2)))

    assert [what for what, _ in asked] == ["began", "ended"] * 6
    ended, began = [at for _, at in asked[1:-1:2]], [at for _, at in asked[2::2]]
    assert all(after - before >= timedelta(seconds=GAP) for before, after in zip(ended, began, strict=True))


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
    await keeper.take(HOST, clock() + LONGEST_TURN, None, at_once=False)
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


async def test_who_read_the_clock_before_the_other_took_the_turn_does_not_take_it_too(database: Database) -> None:
    late, early = SetClock(FRIDAY + timedelta(milliseconds=20)), SetClock(FRIDAY)
    taken, not_taken = [
        await PausedHosts(database, clock).take(HOST, clock() + LONGEST_TURN, None, at_once=False)
        for clock in (late, early)
    ]

    assert (taken.free_at, not_taken.free_at) == (None, late() + LONGEST_TURN)


async def test_of_two_who_find_that_nobody_has_had_a_turn_one_takes_it(database: Database) -> None:
    async with database.change() as connection:
        assert await turns_store.take(connection, HOST, None, FRIDAY)
        assert not await turns_store.take(connection, HOST, None, FRIDAY)


async def test_a_process_that_was_frozen_does_not_end_the_turn_that_another_took_since(
    database: Database, clock: SetClock
) -> None:
    keeper = PausedHosts(database, clock)
    frozen = clock() + LONGEST_TURN
    await keeper.take(HOST, frozen, None, at_once=False)
    clock.now = frozen
    others = clock() + LONGEST_TURN
    await keeper.take(HOST, others, None, at_once=False)

    await keeper.end(HOST, frozen, clock())
    assert (await keeper.take(HOST, clock() + LONGEST_TURN, None, at_once=False)).free_at == others
    await keeper.end(HOST, others, clock())
    assert (await keeper.take(HOST, clock() + LONGEST_TURN, None, at_once=False)).free_at is None


async def test_a_redirect_belongs_to_the_request_before_it(database: Database, clock: SetClock) -> None:
    async with site() as web:
        web.answers("/there")
        web.answers("/", status=302, Location="/there")
        page = await process(PausedHosts(database, clock), clock, gap=10).fetch(web.address(), patience=1)

    assert page.url.endswith("/there")


async def test_what_is_over_is_removed(database: Database, clock: SetClock) -> None:
    keeper = PausedHosts(database, clock)
    await keeper.take(HOST, clock(), None, at_once=False)
    async with database.change() as connection:
        await turns_store.drop_before(connection, clock() + timedelta(seconds=1))
        assert await turns_store.held_until(connection, HOST) is None


class Broken(NothingKept):
    async def take(self, host: str, until: datetime, own: datetime | None, *, at_once: bool) -> TurnTaken:
        raise OSError

    async def end(self, host: str, taken: datetime, until: datetime) -> None:
        raise OSError


@pytest.mark.expects_errors
async def test_a_database_that_is_away_keeps_nobody_from_looking() -> None:
    async with site() as web:
        web.answers("/")
        page = await process(Broken()).fetch(web.address())

    assert page.body is not None
