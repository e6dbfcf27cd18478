"""Kudos over the wire: what was given and taken back while the bot was away, and while it was killed."""

import asyncio
import contextlib
import math
import os
import random
from functools import partial

import pytest

from tests.wire.bot.mirrored import chapter_totals, counted, pages, reading_requests, standing, stored
from tests.wire.bot.readers import Readers
from tests.wire.bot.waiting import wait_until
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.emojis import parse
from tests.wire.stand_in.world.messages import reacting
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL

KILLS = int(os.environ.get("KILLS", "20"))
FLOOD = 0.003
"""Seconds between reactions in the flood: about 300 a second."""


async def other_server(readers: Readers) -> Readers:
    """A second server with the same bot, people of its own and some of the first one's readers."""
    guild = readers.discord.create_guild("The Other Room")
    channel = guild.create_text_channel("chapters")
    people = (guild.add_member("Max", manage_guild=True), guild.add_member("Bo"), guild.add_member("Ruth"))
    return Readers(readers.discord, readers.bot, channel, *people)


async def is_mirrored(readers: Readers, *messages: Message, within: float = 15) -> None:
    try:
        await wait_until(lambda: stored(readers.bot.database) == standing(messages), within, step=0.1)
    except AssertionError:
        wrong = stored(readers.bot.database) ^ standing(messages)
        raise AssertionError(
            f"not what Discord shows: {len(wrong)} {list(wrong)[:5]}\n{readers.bot.log[-3000:]}"
        ) from None


async def test_what_changed_in_two_servers_while_the_bot_was_down_takes_few_requests(
    readers: Readers, server: StandIn, capsys: pytest.CaptureFixture[str]
) -> None:
    other = await other_server(readers)
    await readers.set_up()
    await other.set_up()
    here, there = await readers.announce(), await other.announce()
    guild = readers.channel.guild
    assert guild is not None
    fans = [guild.add_member(f"Fan {number}") for number in range(250)]
    neighbours = [other.author.guild.add_member(fan) for fan in fans[:120]]
    for fan in fans[:90]:
        await fan.react(here, "❤️")
    for fan in fans[:40]:
        await fan.react(here, "🔥")
    await is_mirrored(readers, here, there)
    for number in range(230):
        await readers.reader.send(readers.channel, f"message {number}")

    await readers.bot.kill9()
    before = standing([here, there])
    for fan in fans[90:]:
        await fan.react(here, "❤️")
    for fan in fans[:20]:
        await fan.unreact(here, "❤️")
    for fan in fans[:130]:
        await fan.react(here, "💜", burst=True)
    for neighbour in neighbours:
        await neighbour.react(there, "💜")
    since = len(server.requests)
    await readers.bot.start_and_wait()
    await is_mirrored(readers, here, there)
    await asyncio.sleep(0.3)

    asked = reading_requests(server, since)
    history = sum(math.ceil(len(channel.messages) / 100) for channel in (readers.channel, other.channel))
    allowed = history + pages([here, there], before ^ standing([here, there]))
    with capsys.disabled():
        print(f"\n{len(asked)} requests; one per 100 messages and per 100 reactors of what changed: {allowed}")  # noqa: T201
    assert len(asked) <= allowed
    totals = chapter_totals(readers.bot.database)
    assert totals == {here.id: counted(here, [server.world.bot.id]), there.id: counted(there, [server.world.bot.id])}


async def test_a_session_that_could_not_resume_loses_nothing(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    await readers.reader.react(announcement, "❤️")
    server.gateway.invalidate()
    await readers.manager.react(announcement, "💜")
    await readers.reader.unreact(announcement, "❤️")
    await server.until(lambda: server.gateway.identified == 2, 30)
    await server.ready()

    await readers.kudos_become("1 kudos")
    await is_mirrored(readers, announcement)


async def test_events_doubled_and_out_of_order_end_as_discord_is(readers: Readers, server: StandIn) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    server.gateway.reorder("MESSAGE_REACTION_*", 3)
    await readers.reader.react(announcement, "❤️")
    await readers.reader.unreact(announcement, "❤️")
    await readers.manager.react(announcement, "💜", burst=True)
    await is_mirrored(readers, announcement)

    server.gateway.duplicate("MESSAGE_REACTION_*", 4)
    await readers.reader.react(announcement, "❤️")
    await readers.manager.unreact(announcement, "💜", burst=True)
    await is_mirrored(readers, announcement)


async def test_a_channel_that_can_be_read_again_is_read_again(readers: Readers) -> None:
    await readers.set_up()
    announcement = await readers.announce()
    guild = readers.author.guild
    readers.channel.set_permissions(guild.everyone, view_channel=False)
    readers.channel.set_permissions(readers.reader, view_channel=True, read_message_history=True, add_reactions=True)
    readers.channel.set_permissions(guild.bot_role, view_channel=False)
    await readers.reader.react(announcement, "❤️")
    readers.channel.set_permissions(guild.bot_role, view_channel=True, read_message_history=True)
    readers.channel.set_permissions(guild.everyone, view_channel=True, read_message_history=True)

    await is_mirrored(readers, announcement)


async def test_killed_twenty_times_in_a_flood_it_ends_exact(readers: Readers, server: StandIn) -> None:
    chance = random.Random(20)
    other = await other_server(readers)
    await readers.set_up()
    await other.set_up()
    messages = [await readers.announce(), await other.announce()]
    people = [[room.author.guild.add_member(f"Fan {number}") for number in range(60)] for room in (readers, other)]
    await is_mirrored(readers, *messages)
    flood = asyncio.create_task(_flood(chance, messages, people))
    for _ in range(KILLS):
        await readers.bot.kill9()
        connected = server.gateway.connected
        await readers.bot.start()
        await server.until(partial(_connected_again, server, connected), 20, readers.bot.log[-2000:])
        await asyncio.sleep(chance.uniform(0, 0.6))
    flood.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await flood
    for message, fans in zip(messages, people, strict=True):
        await fans[0].react(message, "❤️")  # a moderator may have cleared everything at the very last

    await is_mirrored(readers, *messages, within=60)
    totals = chapter_totals(readers.bot.database)
    assert totals == {message.id: counted(message, [server.world.bot.id]) for message in messages}
    assert min(totals.values()) > 0


def _connected_again(server: StandIn, before: int) -> bool:
    return server.gateway.connected > before


async def _flood(chance: random.Random, messages: list[Message], people: list[list[Person]]) -> None:
    """Readers who can't make up their minds, and now and then a moderator."""
    while True:
        which = chance.randrange(2)
        emoji, kind = parse(chance.choice(("❤️", "💜", "🔥"))), chance.choice((NORMAL, NORMAL, BURST))
        act = chance.choices((reacting.add, reacting.remove), (3, 2))[0]
        act(messages[which], emoji, chance.choice(people[which]).user, kind)
        if chance.random() < 0.001:
            reacting.clear(messages[which], chance.choice((None, emoji)))
        await asyncio.sleep(FLOOD)
