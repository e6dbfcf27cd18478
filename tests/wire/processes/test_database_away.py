"""The database goes away and comes back: people hear that in a sentence, and nothing that was given is lost."""

import asyncio

import pytest

from tests.wire.processes.doorway import Doorway
from tests.wire.processes.herd import WORK, Herd
from tests.wire.stand_in.stand_in import StandIn


@pytest.mark.parametrize(("processes", "spares"), [(1, 0), (2, 1)])
async def test_clicks_are_answered_and_reactions_wait_while_the_database_is_away(
    herd: Herd, discord: StandIn, doorway: Doorway, processes: int, spares: int
) -> None:
    await herd.start(processes + spares, PROCESSES=str(processes))
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)
    await home.author.click(await home.preview(), label="Post now")
    await herd.until(lambda: all(herd.posted(room) and herd.posted(room)[0].reactions for room in herd.rooms))
    connected = discord.gateway.connected

    doorway.shut()
    for room in herd.rooms:
        await room.reader.react(herd.posted(room)[0], "❤️")
    for _ in range(3):
        answer = await herd.rooms[3].reader.slash(herd.rooms[3].channel, "kudos work", work=WORK)
        assert "a minute" in answer.text, answer.text
        await asyncio.sleep(5)
    await doorway.open()

    await home.kudos_become("4")
    assert discord.gateway.connected == connected
    await home.author.click(await home.preview(number=2), label="Post now")
    await herd.until(lambda: all(len(herd.posted(room)) == 2 for room in herd.rooms))
    assert all(one.running for one in herd.processes)
    assert len(herd.spares) == spares
    assert "Traceback" not in "".join(one.log for one in herd.processes)


async def test_a_database_that_gives_no_answer_is_waited_for_and_had_again(
    herd: Herd, discord: StandIn, doorway: Doorway
) -> None:
    await herd.start(3, PROCESSES="2")
    await herd.ready()
    home, *guests = herd.rooms
    await herd.share(home, *guests)

    doorway.swallow()
    await herd.until(lambda: not herd.sessions(), 60)
    await doorway.reopen()

    await herd.ready(60)
    assert all(one.running for one in herd.processes)
    await home.author.click(await home.preview(), label="Post now")
    await herd.until(lambda: all(len(herd.posted(room)) == 1 for room in herd.rooms))


async def test_processes_wait_for_a_discord_that_cant_be_reached_yet(herd: Herd, discord: StandIn) -> None:
    refused = discord.fail("GET", "/users/@me", reset=True, times=2)

    await herd.start(2, PROCESSES="2")

    await herd.ready(60)
    assert len(refused.struck) == 2
    assert herd.sessions() == {0: 1, 1: 1, 2: 1, 3: 1}
