"""What two do to one feed at once is done one after the other, and neither fails or loses anything for it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from sqlalchemy import text

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.watching import store, waking_store
from bot.watching.listing import store as listing_store
from bot.watching.models import PROPOSED_FOR
from tests.watching.made_up_feed import ADDRESS, PAGE
from tests.watching.together.neighbours import THERE, Neighbours
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR, GUILD

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


async def begun(database: Database, waiting: Coroutine[Any, Any, object]) -> "asyncio.Task[object]":
    """Begin what a transaction that is open keeps from its end, and come back when it waits for that, or is done."""
    task = asyncio.create_task(waiting)
    await asyncio.sleep(0)
    while not task.done():
        async with database.read() as connection:
            if connection.dialect.name == "sqlite" or (await connection.execute(text(WAITING))).scalar_one():
                break
    return task


async def test_a_pause_and_the_end_of_a_look_do_not_wait_for_each_other(database: Database, watched: Watched) -> None:
    async with database.change() as connection:
        await store.note(connection, watched.source.feed_id, failures=0)
        pausing = await begun(database, watched.program.services.watching.sources.pause(AUTHOR, watched.source.id))
        await store.change(connection, watched.source.id, told_at=None)

    await pausing
    assert (await watched.feed()).due_at is None


async def test_of_two_who_give_a_feed_up_at_once_the_second_leaves_it_to_nobody(
    database: Database, neighbours: Neighbours
) -> None:
    watched, sources = neighbours.here, neighbours.here.program.services.watching.sources
    async with database.change() as connection:
        await waking_store.lock(connection, [watched.source.feed_id])
        await store.change(connection, neighbours.source.id, paused_at=watched.clock())
        pausing = await begun(database, sources.pause(AUTHOR, watched.source.id))
        await waking_store.hand_on(connection, watched.source.feed_id)

    await pausing
    assert (await watched.feed()).due_at is None


async def test_servers_that_go_at_once_do_not_wait_for_each_other(database: Database, neighbours: Neighbours) -> None:
    watched, departures = neighbours.here, neighbours.here.program.services.own_data.departures
    other = await another_feed(watched)
    async with database.change() as connection:
        await waking_store.lock(connection, [watched.source.feed_id])
        leaving = await begun(database, departures.left(GUILD))
        await waking_store.lock(connection, [other])

    await leaving
    assert (await watched.feed()).guild_id == neighbours.work.guild_id


async def another_feed(watched: Watched) -> int:
    """Let the first source of the work be the one of the later feed."""
    sources, read = watched.program.services.watching.sources, watched.site.read()
    proposal = await sources.propose(AUTHOR, watched.work.id, PAGE, f"{ADDRESS}2", read, is_list=False)
    return (await sources.begin(AUTHOR, proposal.source.id)).feed.id


async def test_what_is_begun_while_it_expires_is_watched_or_said_to_be_gone(
    database: Database, neighbours: Neighbours
) -> None:
    clock, sources = neighbours.here.clock, neighbours.here.program.services.watching.sources
    read = neighbours.here.site.read()
    proposed = await sources.propose(THERE, neighbours.work.id, PAGE, f"{ADDRESS}2", read, is_list=False)
    clock.advance(days=1, minutes=1)

    async with database.change() as connection:
        expired = await store.unfinished(connection, clock() - PROPOSED_FOR)
        beginning = await begun(database, sources.begin(THERE, proposed.source.id))
        await listing_store.delete_sources(connection, expired)

    with pytest.raises(UserFacingError, match="isn't there any more"):
        await beginning
