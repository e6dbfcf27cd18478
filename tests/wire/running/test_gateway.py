"""Whatever Discord's gateway sends, and however it drops the bot, the process goes on."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest

from bot.app.gateway import AT_ONCE, LASTING, LONGEST_PAUSE, Pauses
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn
from tests.worlds.clock import SetClock

PAUSED = re.compile(r"didn't keep the connection of shard 0; trying again in ([\d.]+) s")
DROPPED = re.compile(r"Dropped a (\w+) event")
NO_EMOJI = {"id": None, "name": None}
SOMEBODY = {"user_id": "1", "channel_id": "2", "message_id": "3", "guild_id": "4", "type": 0, "burst": False}
EVENTS: list[tuple[str, Any]] = [
    ("MESSAGE_REACTION_ADD", {**SOMEBODY, "emoji": NO_EMOJI}),
    ("MESSAGE_REACTION_ADD", {**SOMEBODY, "emoji": {"id": None, "name": "❤️"}, "member": {"roles": []}}),
    ("MESSAGE_REACTION_ADD", {}),
    ("MESSAGE_REACTION_REMOVE", {**SOMEBODY, "emoji": NO_EMOJI}),
    ("MESSAGE_REACTION_REMOVE", None),
    ("MESSAGE_REACTION_REMOVE_ALL", {}),
    ("MESSAGE_REACTION_REMOVE_EMOJI", {"emoji": None}),
    ("MESSAGE_DELETE", {"id": "x"}),
    ("MESSAGE_CREATE", {"id": "1"}),
    ("INTERACTION_CREATE", {"id": "1", "type": 3}),
    ("GUILD_CREATE", {}),
    ("GUILD_MEMBER_UPDATE", {"guild_id": "4"}),
    ("CHANNEL_UPDATE", []),
    ("THREAD_DELETE", "gone"),
]


async def test_events_that_make_no_sense_are_dropped_with_a_line_each(bot: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()
    connected = server.gateway.connected

    for number, (event, data) in enumerate(EVENTS, 1):
        server.gateway.tell_everyone(event, data)
        await server.until(lambda: len(DROPPED.findall(bot.log)) == number, otherwise=f"nothing of {data}")  # noqa: B023

    assert DROPPED.findall(bot.log) == [event for event, _ in EVENTS]
    assert bot.running
    assert server.gateway.connected == connected
    assert "Traceback" not in bot.log


@pytest.mark.parametrize("frame", ["{", "[]", '"op"', json.dumps({"op": 0, "t": "READY", "s": 1, "d": {}}), "null"])
async def test_a_frame_that_makes_no_sense_is_survived(frame: str, bot: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()

    server.gateway.send_frame(frame)

    await server.until(lambda: "Discord's gateway sent" in bot.log, 10, "it says nothing")
    await server.ready()
    assert bot.running
    assert "Traceback" not in bot.log


async def test_the_kudos_of_an_event_that_was_dropped_are_read_again(readers: Readers) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    readers.discord.gateway.lose("MESSAGE_REACTION_ADD")
    await readers.reader.react(announcement, "❤️")

    broken = {**SOMEBODY, "message_id": str(announcement.id), "emoji": NO_EMOJI}
    readers.discord.gateway.tell_everyone("MESSAGE_REACTION_ADD", broken)

    await readers.kudos_become("1 kudos")


@pytest.mark.parametrize("at", ["open", "identify"])
async def test_a_gateway_that_takes_connections_and_drops_them_is_tried_with_growing_pauses(
    at: Any, bot: BotProcess, server: StandIn
) -> None:
    await bot.start_and_wait()
    server.gateway.drops_at, before = at, server.gateway.opened
    server.gateway.forget_sessions()
    await server.drop_connections()
    await server.until(lambda: len(PAUSED.findall(bot.log)) >= 3, otherwise="it doesn't pause")

    pauses = [float(seconds) for seconds in PAUSED.findall(bot.log)[:3]]
    assert all(later > earlier for earlier, later in pairwise(pauses))
    assert 2 <= server.gateway.opened - before <= len(PAUSED.findall(bot.log)) + AT_ONCE
    assert "Traceback" not in bot.log
    server.gateway.drops_at = ""
    await server.ready(20)


async def test_it_stops_in_time_while_it_pauses(bot: BotProcess, server: StandIn) -> None:
    await bot.start_and_wait()
    server.gateway.drops_at = "open"
    await server.drop_connections()
    await server.until(lambda: bot.log.count("trying again in") > 2, 15, "it doesn't pause")

    assert await bot.terminate() == 0
    assert "Traceback" not in bot.log


def test_pauses_grow_to_the_longest_and_begin_anew_after_a_connection_that_lasted() -> None:
    clock = SetClock()
    pauses = Pauses(lambda: clock().timestamp())

    def wait() -> float:
        pause = pauses.next(0)
        clock.advance(seconds=pause)
        return pause

    assert [wait() for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    grown = [wait() for _ in range(10)]
    assert all(later >= earlier for earlier, later in pairwise(grown[:5]))
    assert 0.75 * LONGEST_PAUSE <= grown[-1] <= LONGEST_PAUSE
    assert pauses.next(1) == 0.0
    clock.advance(seconds=LASTING + 1)
    assert wait() == 0.0
