"""Two processes on four shards: each serves its own, and together they are one bot."""

import os
from itertools import pairwise

from bot.core.db.sharing.shared_pacer import REQUESTS_PER_SECOND
from tests.wire.bot.starving import starved
from tests.wire.processes.herd import WORK, Herd
from tests.wire.stand_in.stand_in import StandIn


def look_once_an_hour() -> None:
    """Let a process find nothing to announce by looking: it has to be told."""
    from cogs.delivery import loops

    loops.SENDING_INTERVAL = 3600.0


SECONDS = 5
"""Long enough that it doesn't matter if a busy machine lets some requests arrive together."""


async def test_each_process_serves_its_shards_and_a_further_one_waits(herd: Herd, discord: StandIn) -> None:
    await herd.start(3, PROCESSES="2")
    await herd.ready()

    assert herd.sessions() == {0: 1, 1: 1, 2: 1, 3: 1}
    assert herd.serving(0) is herd.serving(1)
    assert herd.serving(2) is herd.serving(3)
    assert herd.serving(0) is not herd.serving(2)
    await herd.until(lambda: len(herd.spares) == 1)
    assert len(discord.requests_to("PUT", "/applications/*/commands")) == 1


async def test_a_chapter_goes_out_in_the_servers_of_every_process_at_once_and_its_kudos_are_one_count(
    herd: Herd, discord: StandIn
) -> None:
    herd.first = look_once_an_hour
    await herd.start(2, PROCESSES="2")
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)

    await home.author.click(await home.preview(), label="Post now")
    await herd.until(lambda: all(herd.posted(room) and herd.posted(room)[0].reactions for room in herd.rooms))
    for room in herd.rooms:
        await room.reader.react(herd.posted(room)[0], "❤️")
    await home.kudos_become("4")
    assert [len(herd.posted(room)) for room in herd.rooms] == [1, 1, 1, 1]
    assert not [one for one in discord.requests if one.status == 429]


async def test_the_chosen_shards_of_a_host_are_served(herd: Herd, discord: StandIn) -> None:
    first = await herd.start(1, SHARDS="0-2/4")
    second = await herd.start(1, SHARDS="3/4")
    await herd.ready()

    assert herd.serving(2) is first[0]
    assert herd.serving(3) is second[0]
    assert (await herd.rooms[3].reader.slash(herd.rooms[3].channel, "help")).text


async def test_shards_are_never_served_twice_however_the_processes_are_started(herd: Herd, discord: StandIn) -> None:
    await herd.start(1, SHARDS="0-2/4")
    await herd.until(lambda: set(herd.sessions()) == {0, 1, 2}, 20)

    other = await herd.start(1, SHARDS="2-3/4")
    third = await herd.start(1, SHARDS="5/8")
    await herd.until(lambda: "Every seat is taken" in other[0].log, 20)
    await herd.until(lambda: "share out 4 shards" in third[0].log, 20)

    assert set(herd.sessions()) == {0, 1, 2}


async def test_a_bot_that_is_alone_and_processes_that_share_keep_out_of_each_others_database(
    herd: Herd, discord: StandIn
) -> None:
    await herd.start(2, PROCESSES="2")
    await herd.ready()

    (alone,) = await herd.start(1)

    assert await alone.wait() == 2
    assert "another Chapterhouse runs on it" in alone.log


async def test_sessions_begin_one_after_the_other_over_all_processes(herd: Herd, discord: StandIn) -> None:
    discord.gateway.max_concurrency = 2

    processes = await herd.start(2, PROCESSES="2")
    await herd.ready()

    starving = starved(os.getpid(), *(process.pid for process in processes))
    for rest in (0, 1):
        at = sorted(moment for moment, shard in discord.gateway.sessions_began if shard % 2 == rest)
        assert len(at) == 2
        assert all(later - earlier >= 5 - starving for earlier, later in pairwise(at))


async def test_all_processes_together_make_no_more_requests_than_one(herd: Herd, discord: StandIn) -> None:
    await herd.start(2, PROCESSES="2")
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)

    for number in range(1, 31):
        await home.author.click(await home.preview(number=number), label="Post now")
    await herd.until(lambda: all(len(herd.posted(room)) == 30 for room in herd.rooms), 60)

    at = [one.at for one in discord.requests]
    many = max(sum(start <= moment < start + SECONDS for moment in at) for start in at)
    assert many <= (REQUESTS_PER_SECOND + 1) * SECONDS
    order = [[one.content for one in herd.posted(room)] for room in herd.rooms]
    assert order[1:] == order[:-1]
    assert (await home.reader.slash(home.channel, "kudos work", work=WORK)).text
