"""The stand-in, a server in it, and a plain bot connected to it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.bot.process import DATABASE
from tests.wire.bot.readers import Readers, reading_room
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot, running
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.worlds.site import Site, site


@pytest.fixture
async def server() -> AsyncIterator[StandIn]:
    async with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def guild(server: StandIn) -> Guild:
    return server.create_guild("Readers")


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.create_text_channel("chapters")


@pytest.fixture
def ana(guild: Guild) -> Person:
    return guild.add_member("Ana", manage_guild=True, manage_messages=True)


@pytest.fixture
async def bot(server: StandIn, guild: Guild, channel: Channel) -> AsyncIterator[PlainBot]:
    async with running(server, PlainBot()) as connected:
        yield connected


@pytest.fixture
async def readers(server: StandIn, tmp_path: Path, new_sqlite_file: Path) -> AsyncIterator[Readers]:
    """The bot's own process in a server, instead of a plain bot."""
    shutil.copy(new_sqlite_file, tmp_path / DATABASE)
    async with reading_room(server, tmp_path, forks=True) as room:
        yield room


@pytest.fixture
async def web() -> AsyncIterator[Site]:
    async with site() as made:
        yield made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's pauses between its own attempts, without the waiting."""
    sleep = asyncio.sleep

    async def shorter(seconds: float) -> None:
        await sleep(seconds / 100 if seconds >= 1 else seconds)

    monkeypatch.setattr("discord.http.asyncio.sleep", shorter)
