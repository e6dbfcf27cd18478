"""The bots that are compared, each in a server of its own on a stand-in of its own, with one announced chapter."""

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
from bench.stream import Kind, Wave
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers, reading_room
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message

STEP = 0.002
"""Seconds between two looks at whether everything has arrived."""

KUDOS = "SELECT coalesce(sum(kudos), 0) FROM chapter_totals"


class Room(Protocol):
    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message

    async def arrival(self, wave: Wave) -> None:
        """Wait until all of these are where they belong."""
        ...


@dataclass
class KudosRoom:
    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message
    kudos: int = 0

    async def arrival(self, wave: Wave) -> None:
        """Wait until all of these are durably committed, and counted."""
        self.kudos += -wave.count if wave.kind == Kind.TAKEN_BACK else wave.count
        await self._until_counted()

    async def _until_counted(self) -> None:
        with closing(sqlite3.connect(f"file:{self.bot.database}?mode=ro", uri=True)) as connection:
            while connection.execute(KUDOS).fetchone()[0] != self.kudos:
                await asyncio.sleep(STEP)


@dataclass
class ServerRoom(KudosRoom):
    """The same on a PostgreSQL."""

    async def _until_counted(self) -> None:
        url = make_url(self.bot.settings["DATABASE_URL"])
        connection = await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)
        try:
            while await connection.fetchval(KUDOS) != self.kudos:
                await asyncio.sleep(STEP)
        finally:
            await connection.close()


@dataclass
class OtherRoom:
    """One with a bot that isn't ours, and that says each time that it has dealt with `goal` reactions."""

    discord: StandIn
    bot: BotProcess
    channel: Channel
    reader: Person
    message: Message
    goal: int
    arrived: int = 0

    async def arrival(self, wave: Wave) -> None:
        self.arrived += wave.count
        while self.bot.log.count("counted") < self.arrived // self.goal:
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
async def other_room(folder: Path, module: str, goal: int) -> AsyncIterator[OtherRoom]:
    """Open a room with `bench.noop`, which does nothing, or `bench.usual`."""
    async with StandIn() as discord, BotProcess(discord, folder, command=("-m", module)) as bot:
        bot.settings.update(BENCH_COUNT=str(goal), BENCH_FILE=str(folder / "usual.sqlite3"))
        guild = discord.create_guild("The Reading Room")
        channel = guild.create_text_channel("new-chapters")
        reader = guild.add_member("Rosa")
        await bot.start_and_wait()
        await discord.commands()
        message = posting.post(channel, discord.world.bot, {"content": "A chapter"}, {})
        await asyncio.sleep(3)
        yield OtherRoom(discord, bot, channel, reader, message, goal)


async def time_to_arrive(room: Room, wave: Wave) -> float:
    """Measure the seconds from the first byte to the last reaction's arrival."""
    chunks = wave.on(room.message)
    loop = asyncio.get_running_loop()
    started = loop.time()
    writing = asyncio.create_task(stream.write(room.discord, chunks))
    await room.arrival(wave)
    await writing
    return loop.time() - started
