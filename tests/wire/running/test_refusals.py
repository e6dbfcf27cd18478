"""What Discord refuses for a while: commands are registered later, and people hear something when a ban is over."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.world import World

COMMANDS = ("PUT", "/applications/*/commands")
SHORT_BANS = """
from bot.app import traffic
traffic.SHORTEST_BAN = 8.0
from bot.__main__ import app
app(["run"])
"""
"""A bot that waits for seconds where it would wait for a minute."""


@pytest.mark.parametrize(("status", "code"), [(400, 50035), (403, 50001)])
async def test_commands_that_discord_refuses_are_registered_later(
    status: int, code: int, bot: BotProcess, server: StandIn
) -> None:
    server.fail(*COMMANDS, status=status, code=code, times=1)
    await bot.start_and_wait()

    await server.commands(30)
    assert "Discord didn't register the commands" in bot.log
    assert "Traceback" not in bot.log


async def test_until_then_the_commands_of_before_work_and_are_mentioned(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    before = await readers.author.slash(readers.channel, "help")
    await readers.bot.kill9()
    with closing(sqlite3.connect(readers.bot.database)) as connection:
        connection.execute("UPDATE registered_commands SET digest = 'of an earlier version'")
        connection.commit()
    server.fail(*COMMANDS, status=400, code=50035, times=None)
    await readers.bot.start_and_wait()

    assert (await readers.author.slash(readers.channel, "help")).text == before.text


async def test_people_hear_something_as_soon_as_a_ban_is_over(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    await readers.bot.kill9()
    readers.bot = BotProcess(server, readers.bot.database.parent, command=("-c", SHORT_BANS))
    await readers.bot.start_and_wait()
    preview = await readers.preview()
    server.fail("POST", "/channels/*/messages", status=429, cloudflare=True)

    posting = asyncio.create_task(readers.author.click(preview, label="Post now", thinking=60))
    await server.until(lambda: "Cloudflare turns" in readers.bot.log, 10, "there is no ban")
    server.world.answer_within = 1.0
    with pytest.raises(NoAnswer):
        await readers.reader.slash(readers.channel, "works")
    server.world.answer_within = World.answer_within

    assert (await posting).text
    assert "The Lamp Room" in (await readers.reader.slash(readers.channel, "works")).text
    assert "Traceback" not in readers.bot.log
    await readers.bot.kill9()
