"""Starting and stopping the process: what can go wrong ends in one clear line, and a stop is graceful."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.db.upgrade import back_up
from tests.wire.bot.ending import ends_with
from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn


@pytest.fixture
async def bot(request: pytest.FixtureRequest, server: StandIn, tmp_path: Path) -> AsyncIterator[BotProcess]:
    server.create_guild("The Reading Room").create_text_channel("general")
    async with BotProcess(server, tmp_path, forks=not request.node.get_closest_marker("from_nothing")) as process:
        yield process


@pytest.mark.from_nothing
async def test_without_a_token_it_says_where_to_get_one(bot: BotProcess) -> None:
    bot.settings["DISCORD_TOKEN"] = ""

    await ends_with(bot, "https://discord.com/developers/applications")


async def test_a_refused_token_is_named_and_not_shown(bot: BotProcess) -> None:
    bot.settings["DISCORD_TOKEN"] = "MTIz.wrong.secret-part"

    await ends_with(bot, "Discord refused the token")
    assert "secret-part" not in bot.log


async def test_a_bad_setting_is_named(bot: BotProcess) -> None:
    bot.settings["LOG_LEVEL"] = "LOUD"

    await ends_with(bot, "LOG_LEVEL")


async def test_a_database_that_cannot_be_opened_is_named(bot: BotProcess) -> None:
    bot.database.mkdir()

    await ends_with(bot, f"{bot.database} can't be opened")


async def test_a_database_of_a_newer_program_is_refused(bot: BotProcess) -> None:
    with closing(sqlite3.connect(bot.database)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()

    await ends_with(bot, "newer Chapterhouse")


async def test_a_second_bot_on_the_same_file_is_refused_while_reading_beside_it_is_fine(
    bot: BotProcess, server: StandIn, tmp_path: Path
) -> None:
    await bot.start_and_wait()
    (tmp_path / "second").mkdir()
    async with BotProcess(server, tmp_path / "second", forks=True) as second:
        second.database = bot.database
        await ends_with(second, "another Chapterhouse")

    copy = await asyncio.to_thread(back_up, bot.database, "beside")
    assert copy.exists()
    assert bot.running


async def test_a_killed_bot_leaves_its_file_free(bot: BotProcess) -> None:
    await bot.start_and_wait()
    await bot.kill9()

    await bot.start_and_wait()


@pytest.mark.from_nothing
async def test_it_stops_gracefully_on_sigterm(bot: BotProcess) -> None:
    await bot.start_and_wait()
    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
    assert "ERROR" not in bot.log


async def test_it_stops_gracefully_while_servers_come_back_that_it_would_note(bot: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()
    for guild in [server.create_guild(f"Room {number}") for number in range(100)]:
        guild.outage()
        guild.recover()

    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


async def test_it_stops_while_it_is_still_waiting_for_discord(bot: BotProcess, server: StandIn) -> None:
    server.fail("GET", "/users/@me", status=503, times=None)
    await bot.start()
    await server.until(lambda: any(one.path == "/users/@me" for one in server.requests), 20, "it never called")

    assert await bot.terminate() == 0


async def test_it_waits_for_discord_and_starts_when_it_can_be_reached(bot: BotProcess, server: StandIn) -> None:
    server.fail("GET", "/users/@me", reset=True, times=3)

    await bot.start_and_wait()


async def test_it_waits_for_the_end_of_a_ban_and_can_be_stopped_meanwhile(bot: BotProcess, server: StandIn) -> None:
    server.fail("GET", "/users/@me", status=429, cloudflare=True, times=None)
    await bot.start()
    await server.until(lambda: "Cloudflare turns" in bot.log, 20, "it never called")

    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log
    assert len(server.requests) == 1


async def test_it_starts_when_discord_fails_in_the_middle_of_it(bot: BotProcess, server: StandIn) -> None:
    server.fail("GET", "/gateway/bot", status=503, times=1)
    server.fail("PUT", "/applications/*/commands", status=503, times=1)

    await bot.start_and_wait()
    await server.commands()
