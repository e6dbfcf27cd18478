"""From a link to the announcement of what appears there later, over real HTTP and WebSocket."""

import asyncio
from itertools import pairwise

from aiohttp import web as server_of

from tests.wire.watching.watchers import Watchers


async def test_a_new_chapter_is_shown_to_staff_and_announced_when_they_say_so(watchers: Watchers) -> None:
    serial = await watchers.story()
    await watchers.looked(serial)
    serial.publish(3)
    await watchers.looked(serial)
    await watchers.until(lambda: watchers.told, "nobody was asked")
    (asked,) = watchers.standing(watchers.notices)

    assert watchers.announced == []
    assert "a chapter of **The Lamp Room**" in asked.content
    assert asked.embeds[0]["url"] == watchers.site.address("/the-lamp-room/feed/3")
    await watchers.manager.click(asked, label="Post", thinking=60)
    await watchers.until(lambda: watchers.announced, "nothing was announced")
    await watchers.until(lambda: "is announced" in "".join(watchers.told), "the question still stands")
    await watchers.looked(serial)

    assert watchers.announced == ["**The Lamp Room** · Chapter 3: Night 3"]
    assert len(watchers.told) == 1


async def test_a_site_learns_who_asks_and_is_asked_for_no_more_than_it_has(watchers: Watchers) -> None:
    serial = await watchers.story()
    for _ in range(3):
        await watchers.looked(serial)

    first, whole, *others = serial.asked
    assert all("(host@example.org)" in one.headers["User-Agent"] for one in serial.asked)
    assert [one for one in (first, whole) if "If-None-Match" in one.headers] == []
    assert all("If-None-Match" in one.headers for one in others)
    assert serial.unchanged == len(others) == 2


async def test_a_host_is_asked_one_thing_at_a_time_and_left_alone_as_long_as_it_says(watchers: Watchers) -> None:
    stories = [await watchers.story(title) for title in ("The Lamp Room", "Low Tide", "Salt")]
    times: list[float] = []
    together: list[int] = []
    under_way = 0

    async def had_enough(request: server_of.Request) -> server_of.StreamResponse:
        nonlocal under_way
        under_way += 1
        together.append(under_way)
        times.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.2)
        under_way -= 1
        if len(times) > 3:
            return server_of.Response(status=429, headers={"Retry-After": "7200"})
        return await answer(request)

    async def answer(request: server_of.Request) -> server_of.StreamResponse:
        (serial,) = (one for one in stories if one.path == request.path)
        serial.instead = None
        response = await serial.answer(request)
        serial.instead = had_enough
        return response

    for serial in stories:
        serial.instead = had_enough
    watchers.bot.leap(hours=2)
    await watchers.until(lambda: len(times) == 3, "not all were asked for")
    watchers.bot.leap(hours=2)
    await watchers.until(lambda: len(times) == 4, "the host wasn't asked again")
    await watchers.bot.kill9()
    watchers.bot.leap(minutes=115)
    await watchers.bot.start_and_wait()
    await asyncio.sleep(2)
    assert len(times) == 4
    watchers.bot.leap(hours=2)
    await watchers.until(lambda: len(times) == 5, "the host wasn't asked after its pause")

    assert set(together) == {1}
    assert min(later - earlier for earlier, later in pairwise(times[:4])) >= 1
