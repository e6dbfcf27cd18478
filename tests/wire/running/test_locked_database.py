"""Somebody else keeps the database, as a backup does: people are answered meanwhile, and told what happened."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.core import wording as core_wording
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn

STORM = "A storm puts out every lamp."
A_WHILE, TOO_LONG = 5.0, 12.0
"""Seconds: more than Discord waits for an answer, and more than the bot waits for the database."""

LONG = 60.0
"""Seconds that a person waits here for the end of a deferral."""


@asynccontextmanager
async def kept_file(database: Path, seconds: float) -> AsyncIterator[asyncio.Task[None]]:
    """Keep an SQLite database from everybody who would write, for so long."""
    keeper = sqlite3.connect(database, isolation_level=None)
    keeper.execute("BEGIN IMMEDIATE")

    async def let_go() -> None:
        await asyncio.sleep(seconds)
        keeper.execute("ROLLBACK")

    task = asyncio.create_task(let_go())
    try:
        yield task
    finally:
        await task
        keeper.close()


@asynccontextmanager
async def kept_table(address: str, seconds: float) -> AsyncIterator[asyncio.Task[None]]:
    """Keep PostgreSQL's table of ideas from everybody who would write there, for so long."""
    keeper = await asyncpg.connect(address)
    transaction = keeper.transaction()
    await transaction.start()
    await keeper.execute("LOCK TABLE suggestions IN SHARE ROW EXCLUSIVE MODE")

    async def let_go() -> None:
        await asyncio.sleep(seconds)
        await transaction.rollback()

    task = asyncio.create_task(let_go())
    try:
        yield task
    finally:
        await task
        await keeper.close()


@pytest.fixture
async def room(on_either: None, server: StandIn, bot: BotProcess) -> Readers:
    (guild,) = server.guilds
    people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
    await bot.start_and_wait()
    await server.commands()
    readers = Readers(server, bot, guild.create_text_channel("chapters"), *people)
    await readers.set_up()
    return readers


def kept(room: Readers, seconds: float) -> AbstractAsyncContextManager[asyncio.Task[None]]:
    address = room.bot.settings.get("DATABASE_URL")
    return kept_table(address, seconds) if address else kept_file(room.bot.database, seconds)


async def ideas(room: Readers) -> str:
    return (await room.reader.slash(room.channel, "suggestions mine")).text


async def test_what_is_asked_while_the_database_is_kept_for_a_while_is_done_once_and_told(room: Readers) -> None:
    form = await room.reader.slash(room.channel, "suggest", work="The Lamp Room")
    async with kept(room, A_WHILE):
        given, sent = await asyncio.gather(
            room.reader.slash(room.channel, "suggest", idea=STORM, thinking=LONG),
            room.reader.submit_modal(form, {"idea": "The cat steals a fish."}, thinking=LONG),
        )
    assert given.deferred
    assert sent.deferred
    for told in (given, sent):
        assert "is with the author now" in told.text
    async with kept(room, A_WHILE):
        pressed = await room.reader.click(given, label="Name me in public: no", thinking=LONG)
        await pressed.wait_for(lambda shown: "Name me in public: yes" in str(shown.components), LONG)
    assert pressed.deferred

    listed = await ideas(room)
    assert [listed.count(text) for text in (STORM, "The cat steals a fish.")] == [1, 1]
    assert "Traceback" not in room.bot.log


async def test_what_it_was_kept_from_for_too_long_isnt_done_and_told_so_and_done_when_asked_again(
    room: Readers,
) -> None:
    async with kept(room, TOO_LONG):
        refused = await room.reader.slash(room.channel, "suggest", idea=STORM, thinking=LONG)
    assert refused.deferred
    assert core_wording.database_is_busy() in refused.text
    assert STORM not in await ideas(room)

    again = await room.reader.slash(room.channel, "suggest", idea=STORM, thinking=LONG)
    assert "is with the author now" in again.text
    assert (await ideas(room)).count(STORM) == 1
    assert "Traceback" not in room.bot.log


async def test_it_stops_in_time_while_somebody_else_keeps_the_file(readers: Readers) -> None:
    await readers.set_up()
    readers.discord.world.answer_within = LONG
    with closing(sqlite3.connect(readers.bot.database, isolation_level=None)) as keeper:
        keeper.execute("BEGIN IMMEDIATE")
        given = readers.reader.slash(readers.channel, "suggest", work="The Lamp Room", idea=STORM)
        waiting = asyncio.create_task(given)
        await asyncio.sleep(1)
        assert await readers.bot.terminate() == 0
        waiting.cancel()
        await asyncio.wait([waiting])
