"""Four processes and a spare through a bad hour: killed, frozen, without their database, in a flood. HERD is how many
servers there are; `make soak` has 400, and nothing of this runs without it.
"""

import asyncio
import contextlib
import math
import os
import random
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.engine import URL

from bot.targets.service import MAX_TARGETS
from tests.wire.bot.mirrored import standing
from tests.wire.bot.readers import Readers
from tests.wire.processes.doorway import Doorway
from tests.wire.processes.herd import Herd, freeze, thaw
from tests.wire.stand_in.people.refusals import NotPossible
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.messages.messages import Message

SERVERS = int(os.environ.get("HERD", "0"))
CHAPTERS = 3
"""Of each work."""

SPACING = 25
"""Seconds between two chapters of a work."""

PROCESSES, SHARDS = 4, 16
FLOOD = 0.01
"""Seconds between reactions in the flood."""

pytestmark = pytest.mark.skipif(not SERVERS, reason="HERD says how many servers; make soak sets it")


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with StandIn(shards=SHARDS) as server:
        server.gateway.max_concurrency = SHARDS
        server.rate_limits.limit_globally()
        yield server


@pytest.fixture
async def herd(discord: StandIn, doorway: Doorway, tmp_path: Path) -> AsyncIterator[Herd]:
    herd = Herd(discord, tmp_path, doorway.url)
    herd.open_rooms(SERVERS - SHARDS)
    try:
        yield herd
    finally:
        await herd.end()


async def test_everything_goes_out_once_and_every_heart_counts_whatever_happens_to_the_processes(
    herd: Herd, discord: StandIn, doorway: Doorway, postgresql_database: URL
) -> None:
    await herd.start(PROCESSES + 1, PROCESSES=str(PROCESSES))
    await herd.ready(120)
    count = math.ceil(SERVERS / MAX_TARGETS)
    groups = [herd.rooms[number::count] for number in range(count)]
    await asyncio.gather(*(herd.share(*group) for group in groups))

    busy = [asyncio.create_task(work) for work in (give_hearts(herd), ask_and_ask(herd))]
    posting = asyncio.gather(*(post(herd, group[0]) for group in groups))
    await misfortunes(herd, doorway)
    await posting
    with contextlib.suppress(AssertionError):
        await herd.until(lambda: all(len(herd.posted(room)) >= CHAPTERS for room in herd.rooms), 600)
    assert Counter(len(herd.posted(room)) for room in herd.rooms) == {CHAPTERS: len(herd.rooms)}, herd.logs
    for task in busy:
        task.cancel()
    await asyncio.gather(*busy, return_exceptions=True)

    for group in groups:
        orders = {tuple(one.content for one in herd.posted(room)) for room in group}
        assert len(orders) == 1, "in one order everywhere"
        assert len(set(orders.pop())) == CHAPTERS
    await is_mirrored(postgresql_database, [one for room in herd.rooms for one in herd.posted(room)], herd)
    answered = Counter(
        one.path for one in discord.requests_to("POST", "/interactions/*/*/callback") if one.status in (200, 204)
    )
    assert set(answered.values()) == {1}
    assert not [one for one in discord.requests if one.status == 429]
    for shard in range(SHARDS):
        began = [at for at, which in discord.gateway.sessions_began if which == shard]
        assert all(later - earlier >= 5 for earlier, later in pairwise(began))


async def post(herd: Herd, home: Readers) -> None:
    """Post one chapter after the other; the author tries again where nothing could be done."""
    while (there := len(herd.posted(home))) < CHAPTERS:
        with contextlib.suppress(AssertionError, NotPossible, TimeoutError, LookupError):
            await home.author.click(await home.preview(number=there + 1), label="Post now")
        with contextlib.suppress(AssertionError):
            await herd.until(partial(has_more, herd, home, there), 60)
        await asyncio.sleep(SPACING)


def has_more(herd: Herd, home: Readers, there: int) -> bool:
    return len(herd.posted(home)) > there


async def give_hearts(herd: Herd) -> None:
    chance = random.Random(1)
    while True:
        room = chance.choice(herd.rooms)
        for message in herd.posted(room)[-2:]:
            fan = room.author.guild.add_member(f"Fan {chance.random()}")
            emoji = chance.choice(("❤️", "💜"))
            await fan.react(message, emoji)
            if chance.random() < 0.2:
                await fan.unreact(message, emoji)
        await asyncio.sleep(FLOOD)


async def ask_and_ask(herd: Herd) -> None:
    while True:
        for room in herd.rooms[:SHARDS]:
            with contextlib.suppress(AssertionError, NotPossible, TimeoutError, LookupError):
                await room.reader.slash(room.channel, "help")
            await asyncio.sleep(0.2)


async def misfortunes(herd: Herd, doorway: Doorway) -> None:
    """Kill each process in turn, freeze one, and take the database away twice."""
    for shard in range(0, SHARDS, SHARDS // PROCESSES):
        await herd.serving(shard).kill9()
        await herd.start(1, PROCESSES=str(PROCESSES))
        await herd.ready(120)
        await asyncio.sleep(5)
    for seconds in (2, 20):
        doorway.shut()
        await asyncio.sleep(seconds)
        await doorway.open()
        await asyncio.sleep(20)
    frozen = herd.serving(SHARDS - 1)
    freeze(frozen)
    await asyncio.sleep(40)
    thaw(frozen)
    await herd.ready(120)


async def is_mirrored(url: URL, messages: list[Message], herd: Herd) -> None:
    """Wait until the database has every reaction that stands, and no other."""
    connection = await asyncpg.connect(host=str(url.query["host"]), user=url.username, database=url.database)
    query = """
        SELECT message_id, emoji, user_id, is_super FROM reactions
        JOIN announcements ON announcements.id = announcement_id
    """
    try:
        for _ in range(300):
            stored = {tuple(row) for row in await connection.fetch(query)}
            if not (wrong := stored ^ standing(messages)):
                return
            await asyncio.sleep(1)
    finally:
        await connection.close()
    raise AssertionError(f"{len(wrong)} reactions aren't as they are in Discord\n{herd.logs}")
