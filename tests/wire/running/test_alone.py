"""One bot, one database, on PostgreSQL as in a file."""

import asyncio

import asyncpg  # type: ignore[import-untyped]
import pytest

from bot.core.db.locks.holds import KEY
from tests.wire.bot.ending import ends_with
from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn
from tests.worlds.databases import postgresql

TERMINATE = """
    SELECT pg_terminate_backend(pid) FROM pg_locks
    WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


@pytest.mark.usefixtures("on_postgresql")
async def test_a_second_bot_on_the_same_postgresql_database_is_refused(bot: BotProcess, second: BotProcess) -> None:
    await bot.start_and_wait()

    await ends_with(second, "another Chapterhouse runs on it")

    assert bot.running


@pytest.mark.usefixtures("on_postgresql")
async def test_a_killed_bot_leaves_its_postgresql_database_free(bot: BotProcess) -> None:
    await bot.start_and_wait()
    await bot.kill9()

    await bot.start_and_wait()


@pytest.mark.usefixtures("on_either")
async def test_a_bot_that_waits_takes_over_when_the_first_dies(
    bot: BotProcess, second: BotProcess, server: StandIn
) -> None:
    await bot.start_and_wait()
    second.options = ("--wait",)
    await second.start()
    await server.until(lambda: "Waiting until" in second.log, 20, "it doesn't wait")
    connected = server.gateway.connected

    await bot.kill9()

    await server.until(lambda: server.gateway.connected > connected, 20, "it didn't take over")
    assert await second.terminate() == 0


async def test_a_bot_that_waits_can_be_stopped(bot: BotProcess, second: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()
    second.options = ("--wait",)
    await second.start()
    await server.until(lambda: "Waiting until" in second.log, 20, "it doesn't wait")

    assert await second.terminate() == 0
    assert "Traceback" not in second.log


async def test_a_bot_that_loses_its_lock_stops_at_once_and_starts_again_when_it_has_it_back(
    bot: BotProcess, on_postgresql: postgresql.Server, server: StandIn
) -> None:
    await bot.start_and_wait()
    connected = server.gateway.connected
    usurper, administrator = [await asyncpg.connect(bot.settings["DATABASE_URL"]) for _ in range(2)]
    next_in_line = asyncio.create_task(usurper.execute(f"SELECT pg_advisory_lock({KEY})"))
    for _ in range(600):
        if await administrator.fetchval(WAITING):
            break
        await asyncio.sleep(0.1)

    await administrator.execute(TERMINATE)
    await next_in_line

    await server.until(lambda: not server.gateway.is_ready(), 10, "it is still connected")
    await server.until(lambda: "is in use" in bot.log, 20, "it doesn't wait")
    assert server.gateway.connected == connected
    await usurper.close()
    await administrator.close()
    await server.until(lambda: server.gateway.connected > connected, 20, "it didn't start again")
    assert "Traceback" not in bot.log
    assert await bot.terminate() == 0
