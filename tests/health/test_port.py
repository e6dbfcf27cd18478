"""The process' own port, of a bot that runs over the wire: whether it lives, whether it is ready, and its figures."""

import asyncio
import re
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.wire.bot.ending import ends_with
from tests.wire.bot.process import DATABASE, BotProcess
from tests.wire.bot.readers import Readers, reading_room
from tests.wire.bot.waiting import wait_until
from tests.wire.stand_in.stand_in import StandIn


@contextmanager
def a_free_port() -> Iterator[str]:
    """Keep a port free for who listens there: nobody else is given one that is taken up, if nobody listens yet."""
    with socket.socket() as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", 0))
        yield str(kept.getsockname()[1])


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Readers]:
    with a_free_port() as port:
        settings = {"HEALTH_PORT": port}
        async with StandIn() as discord, reading_room(discord, tmp_path, forks=True, settings=settings) as room:
            yield room


async def ask(bot: BotProcess, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{bot.settings['HEALTH_PORT']}{path}"
    async with aiohttp.ClientSession() as session, session.get(address) as response:
        return response.status, await response.text()


async def test_a_bot_that_is_connected_lives_and_is_ready(room: Readers) -> None:
    assert await ask(room.bot, "/healthz") == (200, "ok\n")

    for _ in range(600):
        ready = await ask(room.bot, "/readyz")
        if ready[0] == 200:
            break
        await asyncio.sleep(0.1)
    assert ready == (200, "ok\n")


async def test_a_bot_whose_database_takes_no_changes_lives_and_isnt_ready(room: Readers) -> None:
    with closing(sqlite3.connect(room.bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        status, said = await ask(room.bot, "/readyz")

    assert status == 503
    assert said in ("the database takes no changes\n", "not connected to Discord\n")
    assert (await ask(room.bot, "/healthz"))[0] == 200


async def test_the_figures_tell_what_happened_and_of_nobody(room: Readers) -> None:
    await room.set_up()
    announcement = await room.announce()
    await room.reader.react(announcement, "❤️")
    await room.kudos_become("1 kudos")

    status, said = await ask(room.bot, "/metrics")

    assert status == 200
    figures = dict(re.findall(r"^chapterhouse_(\S+?)(?:_total)?(?=[ {])(?:\{\})? (\S+)$", said, re.MULTILINE))
    assert float(figures["first_answer_seconds_count"]) >= 4
    assert figures["announcements_due"] == "0.0"
    assert 'chapterhouse_gateway_events_total{event="MESSAGE_REACTION_ADD"} ' in said
    assert 'chapterhouse_requests_total{status="200"} ' in said
    assert 'chapterhouse_loop_stuck{loop="sending announcements"} 0.0' in said
    ids = {str(room.reader.id), str(room.author.id), str(room.channel.id), str(room.discord.guilds[0].id)}
    assert [one for one in ids if one in said] == []
    assert not re.search(r'="\d{4,}"', said)


async def test_a_bot_that_waits_for_its_database_lives_and_isnt_ready(room: Readers, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    with a_free_port() as port:
        second = BotProcess(room.discord, tmp_path / "second", forks=True, HEALTH_PORT=port)
        async with second:
            second.database = tmp_path / DATABASE
            second.options = ("--wait",)
            await second.start()
            await wait_until(lambda: "Waiting until" in second.log, otherwise="it doesn't wait")

            assert await ask(second, "/healthz") == (200, "ok\n")
            assert await ask(second, "/readyz") == (503, "waiting for the database\n")
            assert "chapterhouse_connected 0.0" in (await ask(second, "/metrics"))[1]


async def test_a_port_that_is_taken_is_named(room: Readers, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    taken = room.bot.settings["HEALTH_PORT"]
    async with BotProcess(room.discord, tmp_path / "second", forks=True, HEALTH_PORT=taken) as second:
        await ends_with(second, "HEALTH_PORT")


async def test_nothing_listens_and_nothing_is_loaded_for_it_unless_it_is_asked_for(tmp_path: Path) -> None:
    async with StandIn() as discord, reading_room(discord, tmp_path, forks=True) as room:
        assert "/healthz" not in room.bot.log
