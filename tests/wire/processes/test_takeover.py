"""A process that dies or freezes: another takes its seat, and nothing is done twice or not at all."""

import asyncio

from tests.wire.processes.herd import WORK, Herd, freeze, thaw
from tests.wire.stand_in.stand_in import StandIn

CHAPTERS = 12


async def test_a_spare_takes_over_what_a_killed_process_had_begun(herd: Herd, discord: StandIn) -> None:
    await herd.start(3, PROCESSES="2")
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)
    victim = herd.serving(3)
    away = asyncio.create_task(post_many(herd))
    await herd.until(lambda: len(herd.posted(herd.rooms[3])) >= 2)

    await victim.kill9()
    await away
    reacting = [room.reader.react(herd.posted(room)[0], "❤️") for room in herd.rooms]
    await asyncio.gather(*reacting)

    await herd.until(lambda: all(len(herd.posted(room)) == CHAPTERS for room in herd.rooms), 60)
    await herd.until(lambda: discord.gateway.is_ready(), 30)
    assert_in_order(herd)
    assert herd.serving(3) is not victim
    answer = await herd.rooms[3].reader.slash(herd.rooms[3].channel, "kudos work", work=WORK)
    assert answer.text
    await home.kudos_become("4")


async def test_a_process_that_was_frozen_does_nothing_more_when_it_wakes_up(herd: Herd, discord: StandIn) -> None:
    await herd.start(3, PROCESSES="2")
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)
    victim = herd.serving(3)
    away = asyncio.create_task(post_many(herd))
    await herd.until(lambda: len(herd.posted(herd.rooms[3])) >= 2)

    freeze(victim)
    await away
    await herd.until(lambda: all(len(herd.posted(room)) == CHAPTERS for room in herd.rooms), 90)
    answered = len(discord.requests_to("POST", "/interactions/*/*/callback"))
    thaw(victim)
    await herd.until(lambda: "is a spare" in victim.log, 30)

    assert herd.sessions() == {0: 1, 1: 1, 2: 1, 3: 1}
    assert len(discord.requests_to("POST", "/interactions/*/*/callback")) == answered
    assert_in_order(herd)
    room = herd.rooms[3]
    asked = asyncio.create_task(room.reader.slash(room.channel, "kudos work", work=WORK))
    assert (await asked).text


async def test_a_process_that_is_ended_in_order_leaves_its_seat_at_once(herd: Herd, discord: StandIn) -> None:
    await herd.start(2, PROCESSES="2")
    await herd.ready()
    first = herd.serving(0)

    assert await first.terminate() == 0
    (successor,) = await herd.start(1, PROCESSES="2")
    await herd.until(lambda: "Serving the shards 0,1/4" in successor.log)
    await herd.ready()
    assert "Waiting until" not in successor.log


async def post_many(herd: Herd) -> None:
    home = herd.rooms[0]
    for number in range(1, CHAPTERS + 1):
        await home.author.click(await home.preview(number=number), label="Post now")


def assert_in_order(herd: Herd) -> None:
    """Each chapter stands once in each server, one after the other."""
    shown = [[one.content for one in herd.posted(room)] for room in herd.rooms]
    assert [len(set(one)) for one in shown] == [CHAPTERS] * len(herd.rooms)
    assert shown[1:] == shown[:-1]
