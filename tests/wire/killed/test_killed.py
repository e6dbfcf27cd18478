"""Killed with -9 at moments left to chance while everybody is at work: nothing that was promised is lost or doubled."""

import asyncio
import os
import random
import time
from collections.abc import Callable
from functools import partial

import pytest

from tests.wire.killed import oracle
from tests.wire.killed.crowd import HAND, WEB, Crowd
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.world import World
from tests.wire.watching.lamplit import Serial
from tests.wire.watching.watchers import Watchers

KILLS = int(os.environ.get("KILLS", "20"))
SEED = int(os.environ.get("SEED", "16"))
AT_ONCE = 16
"""How many things are under way at once."""

ALIVE = (1.0, 2.0, 6.0)
"""Seconds that it lives at most, once it is connected."""

DISCORDS = 3.0
"""Seconds that people wait for an answer: of a bot that was killed none comes, and they try again."""

LEAP = min(20.0, 3000 / KILLS)
"""Seconds that pass while the bot is away, so that what was scheduled becomes due; an hour in all at most."""

SETTLING = 300.0 + KILLS
"""Seconds in which all that is left must be done."""


@pytest.fixture
async def crowd(watchers: Watchers) -> Crowd:
    guild = watchers.author.guild
    cards, calls = guild.create_text_channel("ideas"), guild.create_text_channel("calls")
    milestones = guild.create_text_channel("milestones")
    readers = [guild.add_member(f"Reader {number}") for number in range(12)]
    await watchers.manager.slash(
        watchers.channel, "work add", title=HAND, author=watchers.author, rating="General Audiences"
    )
    serial: Serial = await watchers.story(WEB, by_itself=True)
    panel = await watchers.manager.slash(watchers.channel, "queue settings")
    await watchers.manager.select(panel, [cards])
    await watchers.manager.slash(watchers.channel, "kudos settings", milestones=milestones)
    return Crowd(watchers, serial, cards, calls, readers, random.Random(SEED))


async def kill_and_start(crowd: Crowd, server: StandIn) -> None:
    """Kill it, now and then once more while it starts, and wait until it is connected again."""
    bot, again = crowd.watchers.bot, 1
    while again:
        await bot.kill9()
        bot.leap(seconds=LEAP)
        connected = server.gateway.connected
        await bot.start()
        again = crowd.chance.random() < 0.2
        if again:
            await asyncio.sleep(crowd.chance.uniform(0, 1))
    await server.until(partial(_is_connected, server, connected), 30, bot.log[-3000:])


def _is_connected(server: StandIn, before: int) -> bool:
    return server.gateway.connected > before and server.gateway.is_ready()


async def test_killed_again_and_again_while_everybody_is_at_work(
    crowd: Crowd, server: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    over, began = asyncio.Event(), time.monotonic()
    server.world.answer_within = DISCORDS
    people = [asyncio.create_task(crowd.live(over)) for _ in range(AT_ONCE)]
    for _ in range(KILLS):
        await asyncio.sleep(crowd.chance.uniform(0, crowd.chance.choice(ALIVE)))
        await kill_and_start(crowd, server)
        for one in people:
            if one.done():
                one.result()
    promises = crowd.promises
    await server.until(lambda: all((promises.posted, promises.ideas, promises.decisions)), 300, "they came to nothing")
    over.set()
    await asyncio.wait_for(asyncio.gather(*people), 600)
    server.world.answer_within = World.answer_within
    crowd.watchers.bot.leap(minutes=15)  # in which a decision can be undone
    await settled(crowd, lambda: oracle.is_quiet(crowd))
    with capsys.disabled():
        print(f"\n{KILLS} kills in {time.monotonic() - began:.0f} s: {crowd.promises}")  # noqa: T201
        print(crowd.promises.impossible)  # noqa: T201

    oracle.check(crowd)
    assert "Traceback" not in crowd.watchers.bot.log


async def settled(crowd: Crowd, is_so: Callable[[], bool]) -> None:
    """Wait until nothing is left to do; the web is looked at once more."""
    await crowd.author.slash(crowd.channel, "source check", source=WEB)
    bot, deadline = crowd.watchers.bot, time.monotonic() + SETTLING
    while not is_so():
        assert bot.running, f"the bot ended by itself:\n{bot.log[-5000:]}"
        missing = f"{oracle.left(crowd)} {oracle.unlike(crowd)} {oracle.not_found(crowd)}"
        assert time.monotonic() < deadline, f"left to do: {missing}\n{bot.log[-5000:]}"
        await asyncio.sleep(0.5)
        if oracle.not_found(crowd):
            bot.leap(seconds=30)
