"""The pacer in front of real requests: no 429, nobody's answer delayed, and no rush into a ban."""

import asyncio
import logging
from collections.abc import AsyncIterator
from functools import partial

import discord
import pytest

from bot.app import traffic
from bot.app.traffic import Traffic
from bot.core import invalid_answers
from bot.core.errors import Unclear
from bot.core.pacer import Pacer, giving_way
from cogs._shared.discord_errors import in_the_ports_words
from tests.wire.bot.real_time import RealTime
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot, running
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild

SEND = ("POST", "/channels/*/messages")
FAST = 400.0
"""Requests a second, under a limit that is ten times Discord's: the same in a tenth of the time.

How close to the limit it may be is shown without a clock in `tests/core/test_pacer.py`; a machine that is busy with
other things may let requests arrive in bunches.
"""


@pytest.fixture
async def time() -> RealTime:
    return RealTime()


@pytest.fixture
async def pacer(time: RealTime) -> Pacer:
    return Pacer(FAST, timer=time)


@pytest.fixture
async def bot(server: StandIn, guild: Guild, channel: Channel, pacer: Pacer) -> AsyncIterator[PlainBot]:
    async with running(server, PlainBot(http_trace=Traffic(server.api_url, pacer).trace)) as connected:
        yield connected


async def fetch(bot: PlainBot, channel: Channel, *, times: int) -> None:
    await asyncio.gather(*(bot.http.get_channel(channel.id) for _ in range(times)))


def asked_for(server: StandIn) -> list[str]:
    return [request.path.rpartition("/")[2] for request in server.requests_to("GET", "/channels/*")]


def was_asked(server: StandIn, times: int) -> bool:
    return len(asked_for(server)) == times


def statuses(server: StandIn) -> set[int | None]:
    return {request.status for request in server.requests}


async def test_a_burst_keeps_to_the_limit_on_all_requests_together(
    server: StandIn, bot: PlainBot, guild: Guild
) -> None:
    channels = [guild.create_text_channel(f"channel-{number}") for number in range(60)]
    server.rate_limits.limit_globally(500, per=1.0)

    await asyncio.gather(*(fetch(bot, channel, times=15) for channel in channels))

    assert len(server.requests_to("GET", "/channels/*")) == 900
    assert 429 not in statuses(server)


async def test_a_burst_of_announcements_keeps_to_every_limit_of_discords(server: StandIn, guild: Guild) -> None:
    channels = [guild.create_text_channel(f"channel-{number}") for number in range(40)]
    async with running(server, PlainBot(http_trace=Traffic(server.api_url, Pacer(FAST / 10)).trace)) as bot:
        server.rate_limits.like_discord()

        async def announce(channel: Channel) -> None:
            message = await bot.get_partial_messageable(channel.id).send("a chapter")
            await message.add_reaction("❤️")
            await message.edit(content="a chapter!")

        await asyncio.gather(*(announce(channel) for channel in channels))

    assert [message.content for channel in channels for message in channel.messages] == ["a chapter!"] * 40
    assert 429 not in statuses(server)


async def test_without_a_pacer_the_same_burst_hits_the_limit(server: StandIn, channel: Channel) -> None:
    async with running(server, PlainBot()) as bot:
        server.rate_limits.limit_globally(50, per=0.2)

        await fetch(bot, channel, times=100)

    assert 429 in statuses(server)


async def test_an_interaction_is_answered_while_everything_else_waits(
    server: StandIn, bot: PlainBot, pacer: Pacer, guild: Guild, ana: Person, channel: Channel
) -> None:
    channels = [guild.create_text_channel(f"channel-{number}") for number in range(100)]
    pacer.hold(3600)
    waiting = asyncio.gather(*(fetch(bot, channel, times=1) for channel in channels))
    await server.until(lambda: pacer.waiting == 100)

    assert (await ana.slash(channel, "chapter post", work="7")).content == "7"
    slow = await ana.slash(channel, "chapter slow")
    await server.until(lambda: len(slow.messages) == 2)
    assert pacer.waiting == 100
    waiting.cancel()


async def test_what_gives_way_is_sent_last(
    server: StandIn, bot: PlainBot, pacer: Pacer, time: RealTime, guild: Guild, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels = [guild.create_text_channel(f"channel-{number}") for number in range(6)]
    pacer.hold(3600)
    with giving_way():
        patient = [asyncio.create_task(fetch(bot, channel, times=1)) for channel in channels[:3]]
    await server.until(lambda: pacer.waiting == 3)
    others = [asyncio.create_task(fetch(bot, channel, times=1)) for channel in channels[3:]]
    await server.until(lambda: pacer.waiting == 6)

    monkeypatch.setattr(pacer, "_spacing", 60.0)  # of requests that are under way together, one may overtake another
    time.leap(3600)
    for sent in (2, 3, 4, 5):
        await server.until(partial(was_asked, server, sent))
        time.leap(60)
    await asyncio.gather(*patient, *others)

    assert set(asked_for(server)[:3]) == {str(channel.id) for channel in channels[3:]}


async def test_a_request_that_has_no_turn_is_never_sent(
    server: StandIn, bot: PlainBot, pacer: Pacer, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traffic, "LONGEST_WAIT", 0.01)
    pacer.hold(3600)

    with pytest.raises(Unclear, match="NotSent"), in_the_ports_words():
        await fetch(bot, channel, times=1)

    assert pacer.waiting == 0
    assert server.requests_to("GET", "/channels/*") == []


@pytest.mark.expects_errors
async def test_refusals_stop_everything_but_answers_long_before_discord_does(
    server: StandIn, bot: PlainBot, pacer: Pacer, time: RealTime, ana: Person, channel: Channel,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(invalid_answers, "WARNED_AT", 4)
    monkeypatch.setattr(invalid_answers, "STOPPED_AT", 8)
    server.fail(*SEND, status=403, code=50013, times=9)
    for _ in range(9):
        with pytest.raises(discord.Forbidden):
            await bot.get_partial_messageable(channel.id).send("x")
    waiting = asyncio.create_task(bot.get_partial_messageable(channel.id).send("at last"))
    await server.until(lambda: pacer.waiting)

    assert (await ana.slash(channel, "chapter post", work="7")).content == "7"
    assert len(server.requests_to(*SEND)) == 9
    said = [record.levelno for record in caplog.records if record.name == invalid_answers.__name__]
    assert said == [logging.WARNING, logging.ERROR]
    time.leap(invalid_answers.PERIOD)
    await waiting


async def test_a_429_of_a_limit_shared_with_other_bots_counts_for_nothing(
    server: StandIn, bot: PlainBot, pacer: Pacer, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invalid_answers, "STOPPED_AT", 1)
    server.fail(*SEND, status=429, retry_after=0.01, times=3)

    await bot.get_partial_messageable(channel.id).send("x")

    assert len(server.requests_to(*SEND)) == 4
    assert not pacer.is_held


@pytest.mark.expects_errors
async def test_a_ban_by_cloudflare_stops_every_request_until_it_is_over(
    server: StandIn, bot: PlainBot, pacer: Pacer, time: RealTime, ana: Person, channel: Channel
) -> None:
    send = bot.get_partial_messageable(channel.id).send
    server.fail(*SEND, status=429, cloudflare=True)
    with pytest.raises(discord.HTTPException):
        await send("x")
    waiting = asyncio.create_task(send("at last"))
    await server.until(lambda: pacer.waiting)

    server.world.answer_within = 0.1
    with pytest.raises(NoAnswer):
        await ana.slash(channel, "chapter post", work="7")
    assert len(server.requests_to(*SEND)) == 1
    assert server.requests_to("POST", "/interactions/**") == []

    time.leap(traffic.SHORTEST_BAN)
    await waiting
    assert [message.content for message in channel.messages] == ["at last"]


@pytest.mark.expects_errors
async def test_each_ban_that_follows_at_once_is_waited_for_twice_as_long(
    server: StandIn, bot: PlainBot, pacer: Pacer, time: RealTime, channel: Channel
) -> None:
    server.fail(*SEND, status=429, cloudflare=True, times=3)
    for number in range(3):
        with pytest.raises(discord.HTTPException):
            await bot.get_partial_messageable(channel.id).send("x")
        time.leap(traffic.SHORTEST_BAN * 2**number - 1)
        assert pacer.is_held
        time.leap(1)
        assert not pacer.is_held
    await bot.get_partial_messageable(channel.id).send("x")

    server.faults.clear()
    server.fail(*SEND, status=429, cloudflare=True)
    with pytest.raises(discord.HTTPException):
        await bot.get_partial_messageable(channel.id).send("x")
    time.leap(traffic.SHORTEST_BAN)
    assert not pacer.is_held


async def test_a_global_limit_that_was_hit_all_the_same_holds_those_who_wait(
    server: StandIn, bot: PlainBot, pacer: Pacer, channel: Channel
) -> None:
    server.rate_limits.limit_globally(1, per=30.0)
    await fetch(bot, channel, times=1)

    retrying = asyncio.create_task(fetch(bot, channel, times=1))

    await server.until(lambda: pacer.is_held)
    retrying.cancel()


async def test_the_gateway_and_attachments_take_no_turn(server: StandIn, guild: Guild, pacer: Pacer) -> None:
    bot = PlainBot(http_trace=Traffic(server.api_url, pacer).trace)
    async with running(server, bot):
        pacer.hold(3600)
        server.gateway.drop(4000)
        await server.until(lambda: bot.told("RESUMED"))
