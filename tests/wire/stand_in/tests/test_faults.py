"""Scripted faults and rate limits, as discord.py meets them."""

import asyncio
import time

import aiohttp
import discord
import pytest

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.rest.call import Recorded
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.world import World

SEND = ("POST", "/channels/*/messages")


async def test_an_error_after_the_effect_is_retried_with_the_same_nonce(
    server: StandIn, impatient: None, bot: PlainBot, channel: Channel
) -> None:
    fault = server.fail(*SEND, status=500, when="after")

    await bot.get_partial_messageable(channel.id).send("once", nonce="chapter-4")

    assert len(fault.struck) == 1
    assert [request.status for request in server.requests_to(*SEND)] == [500, 200]
    assert [message.content for message in channel.messages] == ["once"]


async def test_an_error_before_the_effect_leaves_nothing(
    server: StandIn, impatient: None, bot: PlainBot, channel: Channel
) -> None:
    server.fail(*SEND, status=503, nth=2, times=None)
    send = bot.get_partial_messageable(channel.id).send
    await send("stands")

    for _ in range(2):
        with pytest.raises(discord.DiscordServerError):
            await send("does not")
    assert [message.content for message in channel.messages] == ["stands"]
    server.faults.clear()
    await send("stands too")
    assert len(channel.messages) == 2


@pytest.mark.parametrize(("when", "standing"), [("before", 0), ("after", 1)])
async def test_a_connection_is_reset_before_or_after_the_effect(
    server: StandIn, bot: PlainBot, channel: Channel, when: str, standing: int
) -> None:
    server.fail(*SEND, reset=True, when="after" if when == "after" else "before")

    with pytest.raises(aiohttp.ClientError):
        await bot.get_partial_messageable(channel.id).send("perhaps")
    assert len(channel.messages) == standing


async def test_an_answer_comes_late_or_never(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    server.fail(*SEND, delay=0.1, when="after")
    never = server.fail(*SEND, hang=True, nth=2, when="after")
    send = bot.get_partial_messageable(channel.id).send

    started = time.monotonic()
    await send("late")
    assert time.monotonic() - started >= 0.1
    waiting = asyncio.create_task(send("never"))
    await never.reached()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(waiting, 0.1)
    assert [message.content for message in channel.messages] == ["late", "never"]


async def test_a_hook_runs_at_the_exact_moment(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    standing: list[tuple[str, int]] = []

    async def look(request: Recorded) -> None:
        standing.append((request.json["content"], len(channel.messages)))

    server.at(*SEND, look, nth=2, when="before")
    after = server.at(*SEND, look, nth=2, when="after")
    for text in ("first", "second", "third"):
        await bot.get_partial_messageable(channel.id).send(text)

    await after.reached()
    assert standing == [("second", 1), ("second", 2)]


async def test_faults_can_be_narrowed_to_some_requests(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    server.fail(*SEND, status=403, code=50013, times=None, where=lambda request: "bad" in request.json["content"])
    send = bot.get_partial_messageable(channel.id).send
    await send("good")
    with pytest.raises(discord.Forbidden):
        await send("bad")


async def test_a_real_rate_limit_is_kept_by_its_headers_and_told_by_429(
    server: StandIn, bot: PlainBot, guild: Guild, channel: Channel
) -> None:
    server.limit(*SEND, limit=2, per=0.3)
    send = bot.get_partial_messageable(channel.id).send
    started = time.monotonic()
    for number in range(5):
        await send(str(number))
    assert time.monotonic() - started >= 0.6
    assert {request.status for request in server.requests_to(*SEND)} == {200}

    hall = guild.create_text_channel("hall")
    server.limit("POST", f"/channels/{hall.id}/messages", limit=2, per=60)
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {server.token}"}) as session:
        url = f"{server.api_url}/channels/{hall.id}/messages"
        answers = [await session.post(url, json={"content": "rude"}) for _ in range(3)]
        body = await answers[-1].json()
    assert answers[-1].status == 429
    assert answers[-1].headers["Via"]
    assert answers[-1].headers["X-RateLimit-Scope"] == "user"
    assert body["global"] is False
    assert 0 < body["retry_after"] <= 60


async def test_the_global_limit_spares_interactions(
    server: StandIn, bot: PlainBot, ana: Person, channel: Channel
) -> None:
    server.rate_limits.limit_globally(3, per=2)
    partial = bot.get_partial_messageable(channel.id)
    await asyncio.gather(*(partial.send(str(number)) for number in range(4)))
    assert [request.status for request in server.requests_to(*SEND)].count(429) == 1

    assert (await ana.slash(channel, "chapter post", work="7")).content == "7"


async def test_a_cloudflare_ban_is_no_rate_limit(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    server.fail(*SEND, status=429, cloudflare=True)
    with pytest.raises(discord.HTTPException) as banned:
        await bot.get_partial_messageable(channel.id).send("x")
    assert banned.value.status == 429
    server.fail(*SEND, status=429, retry_after=0.05)
    await bot.get_partial_messageable(channel.id).send("x")
    assert len(channel.messages) == 1


@pytest.mark.expects_errors
async def test_an_answer_that_is_too_late_or_second_is_refused(
    server: StandIn, bot: PlainBot, ana: Person, channel: Channel
) -> None:
    server.world.answer_within = 0.05
    callback = server.fail("POST", "/interactions/**", delay=0.1)
    with pytest.raises(NoAnswer):
        await ana.slash(channel, "chapter post", work="7")
    await server.until(lambda: [struck.status for struck in callback.struck] == [404])

    server.world.answer_within = World.answer_within
    result = await ana.slash(channel, "chapter post", work="7")
    url = f"{server.api_url}/interactions/{result.interaction.id}/{result.interaction.token}/callback"
    async with aiohttp.ClientSession() as session:
        again = await session.post(url, json={"type": 4, "data": {"content": "again"}})
        assert (await again.json())["code"] == 40060
        result.interaction.expire()
        followup = f"{server.api_url}/webhooks/{server.world.bot.id}/{result.interaction.token}"
        expired = await session.post(followup, json={"content": "later"})
        assert (await expired.json())["code"] == 50027


@pytest.mark.expects_errors
async def test_a_file_can_fail_to_load(server: StandIn, bot: PlainBot, ana: Person, channel: Channel) -> None:
    broken = server.fail("GET", "/attachments/**", status=500)
    server.world.answer_within = 0.2
    with pytest.raises(NoAnswer):
        await ana.slash(channel, "chapter post", work="7", file=("a.txt", b"Once"))
    await broken.reached()
    server.world.answer_within = World.answer_within
    assert (await ana.slash(channel, "chapter post", work="7", file=("a.txt", b"Once"))).content == "7 Once"


async def test_requests_that_count_towards_a_ban_are_counted(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    server.fail(*SEND, status=403, code=50013)
    server.fail(*SEND, nth=2, status=429, retry_after=0.01)
    send = bot.get_partial_messageable(channel.id).send
    with pytest.raises(discord.Forbidden):
        await send("forbidden")
    await send("delayed")
    assert [request.status for request in server.requests_to(*SEND)] == [403, 429, 200]
    assert server.invalid_requests == 1


async def test_limits_like_discords_slow_a_channel_down(server: StandIn, bot: PlainBot, channel: Channel) -> None:
    server.rate_limits.like_discord()
    message = await bot.get_partial_messageable(channel.id).send("a chapter")
    started = time.monotonic()
    for emoji in ("❤️", "💜", "👍"):
        await message.add_reaction(emoji)
    assert time.monotonic() - started >= 0.5
    assert all(request.status == 204 for request in server.requests_to("PUT", "/channels/**"))


async def test_an_unknown_route_is_reported(channel: Channel) -> None:
    with pytest.raises(AssertionError, match="no route GET /voice/regions"):
        async with StandIn() as server, aiohttp.ClientSession() as session:
            await session.get(f"{server.api_url}/voice/regions")
