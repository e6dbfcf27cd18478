"""The two bots, each in a server of its own on a stand-in of its own, with one announced chapter."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy.engine import URL, make_url

from bench import stream
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers, reading_room
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message

STEP = 0.002  # seconds between looks at whether everything has arrived


class Room(Protocol):
    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message

    async def all_arrived(self, count: int) -> None:
        """Wait until this many reactions in all are where they belong."""
        ...


@dataclass
class KudosRoom:
    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message

    async def all_arrived(self, count: int) -> None:
        """Wait until this many are durably committed, and counted."""
        with closing(sqlite3.connect(f"file:{self.bot.database}?mode=ro", uri=True)) as connection:
            while (connection.execute("SELECT sum(kudos) FROM chapter_totals").fetchone()[0] or 0) < count:
                await asyncio.sleep(STEP)


@dataclass
class ServerRoom(KudosRoom):
    """The same on a PostgreSQL."""

    async def all_arrived(self, count: int) -> None:
        """Wait until this many are durably committed, and counted."""
        url = make_url(self.bot.settings["DATABASE_URL"])
        connection = await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)
        try:
            while (await connection.fetchval("SELECT sum(kudos) FROM chapter_totals") or 0) < count:
                await asyncio.sleep(STEP)
        finally:
            await connection.close()


@dataclass
class NoOpRoom:
    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message
    goal: int

    async def all_arrived(self, count: int) -> None:
        """Wait until this many were handed to the listener."""
        while self.bot.log.count("counted") < count // self.goal:
            await asyncio.sleep(STEP)


@asynccontextmanager
async def kudos_room(folder: Path, database: URL | None = None) -> AsyncIterator[KudosRoom]:
    """Open a room on SQLite, or on the PostgreSQL that `database` names."""
    settings = {"DATABASE_URL": database.render_as_string(hide_password=False)} if database else {}
    async with StandIn() as discord, reading_room(discord, folder, settings=settings) as readers:
        readers.bot.settings["LOG_LEVEL"] = "INFO"
        await readers.bot.kill9()
        await readers.bot.start_and_wait()
        await _settle(readers)
        message = await readers.announce()
        await asyncio.sleep(6)  # until nothing is compared any more
        kind = ServerRoom if database else KudosRoom
        yield kind(discord, readers.bot, readers.channel, readers.reader, message)


async def _settle(readers: Readers) -> None:
    await asyncio.sleep(3)
    await readers.set_up()


@asynccontextmanager
async def noop_room(folder: Path, goal: int) -> AsyncIterator[NoOpRoom]:
    async with (
        StandIn() as discord,
        BotProcess(discord, folder, command=("-m", "bench.noop"), BENCH_COUNT=str(goal)) as bot,
    ):
        guild = discord.create_guild("The Reading Room")
        channel = guild.create_text_channel("new-chapters")
        reader = guild.add_member("Rosa")
        await bot.start_and_wait()
        await discord.commands()
        message = posting.post(channel, discord.world.bot, {"content": "A chapter"}, {})
        await asyncio.sleep(3)
        yield NoOpRoom(discord, bot, channel, reader, message, goal)


async def time_to_arrive(room: Room, first: int, count: int) -> float:
    """Measure the seconds from the first byte to the last reaction's arrival."""
    chunks = stream.reactions(room.message, first, count)
    loop = asyncio.get_running_loop()
    started = loop.time()
    writing = asyncio.create_task(stream.write(room.discord, chunks))
    await room.all_arrived(first + count)
    await writing
    return loop.time() - started
