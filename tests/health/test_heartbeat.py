"""The heartbeat: what another process can read of how the bot is doing."""

import asyncio
from datetime import timedelta

from bot import VERSION
from bot.core.db.database import Database
from bot.core.loop import Supervisor
from bot.core.ownership import EVERY_SERVER, Share
from bot.health import store
from bot.health.models import Heartbeat
from bot.health.service import Health
from tests.worlds.clock import SetClock
from tests.worlds.town import Town


async def forever() -> None:
    """Do what never comes to an end."""
    await asyncio.Event().wait()


async def read(database: Database) -> list[Heartbeat]:
    async with database.read() as connection:
        return list(await store.all_of_them(connection))


async def test_a_beat_tells_that_the_process_lives_and_of_each_loop(database: Database, clock: SetClock) -> None:
    supervisor = Supervisor(clock)
    stars = supervisor.loop("counting stars", forever, every=60, patience=30)
    stars.start()
    health = Health(database, clock, EVERY_SERVER)
    began = clock.now
    await health.beat(supervisor.loops, is_connected=False)
    clock.advance(minutes=5)

    await health.beat(supervisor.loops, is_connected=True)

    (beat,) = await read(database)
    assert (beat.owner, beat.version, beat.is_connected) == ("all", VERSION, True)
    assert (beat.started_at, beat.beat_at, beat.ended_at) == (began, clock.now, None)
    (loop,) = beat.loops
    assert (loop.name, loop.last_success, loop.since) == ("counting stars", None, began)
    await stars.stop()
    assert loop.is_behind(clock.now)
    assert not loop.is_behind(began + timedelta(seconds=3 * 60 + 30))


async def test_a_beat_takes_the_place_of_the_one_before_and_leaves_other_processes_alone(
    database: Database, clock: SetClock
) -> None:
    supervisor = Supervisor(clock)
    stars = supervisor.loop("counting stars", forever, every=60)
    stars.start()
    for share in (Share(frozenset({0}), 2), Share(frozenset({1}), 2), Share(frozenset({1}), 2)):
        await Health(database, clock, share).beat(supervisor.loops, is_connected=False)

    beats = await read(database)
    await stars.stop()

    assert [(beat.owner, len(beat.loops)) for beat in beats] == [("0/2", 1), ("1/2", 1)]


async def test_a_stop_in_order_is_told_from_a_death(database: Database, clock: SetClock) -> None:
    health = Health(database, clock, EVERY_SERVER)
    await health.beat((), is_connected=True)
    clock.advance(minutes=1)

    await health.end()

    (beat,) = await read(database)
    assert (beat.ended_at, beat.is_connected) == (clock.now, False)


async def test_the_running_bot_beats(town: Town) -> None:
    await town.leap(300)

    (beat,) = await read(town.database)
    assert beat.ended_at is None
    assert beat.is_connected
    assert {loop.name for loop in beat.loops} == {loop.name for loop in town.client.supervisor.loops}
    assert [loop.name for loop in beat.loops if loop.is_behind(town.env.now())] == []


async def test_a_stop_of_the_bot_is_written_down(town: Town) -> None:
    await town.client.close()

    (beat,) = await read(town.database)
    assert beat.ended_at is not None


async def test_what_processes_wrote_that_shared_out_the_servers_otherwise_is_dropped(
    database: Database, clock: SetClock
) -> None:
    for share in (EVERY_SERVER, Share(frozenset({0}), 2), Share(frozenset({0, 1}), 4), Share(frozenset({2, 3}), 4)):
        await Health(database, clock, share).beat((), is_connected=True)

    assert [beat.owner for beat in await read(database)] == ["0,1/4", "2,3/4"]

    await Health(database, clock, EVERY_SERVER).beat((), is_connected=True)
    assert [beat.owner for beat in await read(database)] == ["all"]
