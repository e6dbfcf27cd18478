"""A process that is killed with -9 anywhere between the fetch and the message: each chapter is announced once."""

import asyncio
from typing import Literal

import pytest
from aiohttp import web as server_of

from tests.wire.watching.lamplit import Serial
from tests.wire.watching.watchers import Watchers

MESSAGES = ("POST", "/channels/*/messages")


NIGHTS = [f"**The Lamp Room** · Chapter {number}: Night {number}" for number in (3, 4)]


def asked(watchers: Watchers) -> list[str]:
    """What staff were asked, as it stands now, without that a chapter came late."""
    return [words for words in watchers.told if "came to it late" not in words]


async def goes_on(watchers: Watchers, serial: Serial) -> None:
    """Start the bot again, and see that what came meanwhile is announced once and shown to staff once, and the next
    chapter after it.
    """
    await watchers.bot.start_and_wait()
    watchers.bot.leap(hours=2)
    await watchers.until(lambda: watchers.announced, "nothing was announced", 40)
    serial.publish(4)
    for _ in range(2):  # the first may have begun before
        await watchers.looked(serial, within=40)
    await watchers.until(lambda: len(watchers.announced) == len(NIGHTS), "the next chapter wasn't announced", 40)
    for _ in range(2):
        await watchers.looked(serial, within=40)

    assert watchers.announced == NIGHTS
    expected = [f"**Chapter {number}: Night {number}** of **The Lamp Room** is announced." for number in (3, 4)]
    await watchers.until(lambda: asked(watchers) == expected, "not each was asked about once, or one still is", 40)
    assert watchers.kept("source_chapters", "title") == [f"Chapter {number}: Night {number}" for number in (1, 2, 3, 4)]
    assert watchers.kept("chapters", "title") == ["Night 3", "Night 4"]


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
    await asyncio.wait_for(killed.wait(), 60)

    await goes_on(watchers, serial)


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 250, 500])
async def test_killed_some_time_after_a_feed_came(watchers: Watchers, milliseconds: int) -> None:
    serial = await watchers.story(by_itself=True)
    await watchers.looked(serial)
    serial.publish(3)
    await watchers.looked(serial)
    await asyncio.sleep(milliseconds / 1000)
    await watchers.bot.kill9()

    await goes_on(watchers, serial)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_the_announcement_is_sent(watchers: Watchers, when: Literal["before", "after"]) -> None:
    serial = await watchers.story(by_itself=True)
    await watchers.looked(serial)
    serial.publish(3)

    killed = watchers.discord.at(*MESSAGES, lambda _: watchers.bot.kill9(), when=when)
    watchers.bot.leap(hours=2)
    await killed.reached(20)
    await watchers.bot.wait()

    await goes_on(watchers, serial)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_while_staff_are_asked(watchers: Watchers, when: Literal["before", "after"]) -> None:
    serial = await watchers.story()
    await watchers.looked(serial)
    serial.publish(3)
    killed = watchers.discord.at(*MESSAGES, lambda _: watchers.bot.kill9(), when=when)
    watchers.bot.leap(hours=2)
    await killed.reached(20)
    await watchers.bot.wait()

    await watchers.bot.start_and_wait()
    await watchers.until(lambda: watchers.told, "nobody was asked", 40)
    await watchers.looked(serial, within=40)
    await watchers.looked(serial, within=40)

    (asked,) = watchers.standing(watchers.notices)
    assert watchers.announced == []
    await watchers.manager.click(asked, label="Post", thinking=60)
    await watchers.until(lambda: watchers.announced == NIGHTS[:1], "it wasn't announced once", 40)
