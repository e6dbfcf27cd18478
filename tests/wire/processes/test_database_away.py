"""The database goes away and comes back: people hear that in a sentence, and nothing that was given is lost."""

import asyncio

import pytest

from tests.wire.processes.doorway import Doorway
from tests.wire.processes.herd import WORK, Herd
from tests.wire.stand_in.stand_in import StandIn


@pytest.mark.parametrize("processes", [1, 2])
async def test_clicks_are_answered_and_reactions_wait_while_the_database_is_away(
    herd: Herd, discord: StandIn, doorway: Doorway, processes: int
) -> None:
    await herd.start(processes, PROCESSES=str(processes))
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
    assert "Traceback" not in "".join(one.log for one in herd.processes)
