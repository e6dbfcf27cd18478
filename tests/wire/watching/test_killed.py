"""A process that is killed with -9 anywhere between the fetch and the message: each chapter is announced once."""

import asyncio
from typing import Literal

import pytest
from aiohttp import web as server_of

from tests.wire.watching.watchers import Watchers

MESSAGES = ("POST", "/channels/*/messages")


async def goes_on(watchers: Watchers) -> None:
    """Start the bot again, and see that what came meanwhile is announced once, and the next chapter after it."""
    await watchers.bot.start_and_wait()
    watchers.bot.leap(hours=2)
    await watchers.until(lambda: watchers.announced, "nothing was announced")
    await asyncio.sleep(2)
    assert watchers.announced == ["**The Lamp Room** · Chapter 3: Night 3"]


@pytest.mark.parametrize("moment", ["before the answer", "in the middle of it", "after it"])
async def test_killed_while_a_feed_is_fetched(watchers: Watchers, moment: str) -> None:
    serial = await watchers.story(by_itself=True)
    await watchers.looked(serial)
    serial.publish(3)
    killed = asyncio.Event()

    async def killing(_: server_of.Request) -> server_of.StreamResponse:
        serial.instead = None
        body = serial.written()
        answer = server_of.StreamResponse(headers={"Content-Type": "application/rss+xml"})
        if moment != "before the answer":
            await answer.prepare(_)
            await answer.write(body if moment == "after it" else body[: len(body) // 2])
        if moment == "after it":
            await answer.write_eof()
        await watchers.bot.kill9()
        killed.set()
        return answer

    serial.instead = killing
    watchers.bot.leap(hours=2)
    await asyncio.wait_for(killed.wait(), 20)

    await goes_on(watchers)


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 250, 500])
async def test_killed_some_time_after_a_feed_came(watchers: Watchers, milliseconds: int) -> None:
    serial = await watchers.story(by_itself=True)
    await watchers.looked(serial)
    serial.publish(3)
    await watchers.looked(serial)
    await asyncio.sleep(milliseconds / 1000)
    await watchers.bot.kill9()

    await goes_on(watchers)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_the_announcement_is_sent(watchers: Watchers, when: Literal["before", "after"]) -> None:
    serial = await watchers.story(by_itself=True)
    await watchers.looked(serial)
    serial.publish(3)

    killed = watchers.discord.at(*MESSAGES, lambda _: watchers.bot.kill9(), when=when)
    watchers.bot.leap(hours=2)
    await killed.reached(20)
    await watchers.bot.wait()

    await goes_on(watchers)
