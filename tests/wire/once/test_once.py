"""What would stand twice is asked for once: discord.py's own repeats, and how they are cut off."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import nullcontext

import aiohttp
import discord
import pytest

from bot.app.traffic import Traffic, once
from bot.core.errors import Forbidden, Unclear
from bot.core.pacer import Pacer
from cogs._shared.discord_errors import in_the_ports_words
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot, running
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.threads import Forum

POST = ("POST", "/channels/*/threads")
CONNECTION_RESET = 54
"""The number that macOS has for it, and discord.py goes by."""


@pytest.fixture
async def bot(server: StandIn, guild: Guild) -> AsyncIterator[PlainBot]:
    async with running(server, PlainBot(http_trace=Traffic(server.api_url, Pacer(1000)).trace)) as connected:
        yield connected


@pytest.fixture
def forum(guild: Guild) -> Forum:
    return guild.create_forum("chapters")


async def post(bot: PlainBot, forum: Forum) -> None:
    channel = await bot.fetch_channel(forum.id)
    assert isinstance(channel, discord.ForumChannel)
    await channel.create_thread(name="Chapter 4", content="The lamp hummed.")


async def post_once(bot: PlainBot, forum: Forum) -> None:
    with in_the_ports_words(), once():
        await post(bot, forum)


async def test_discord_py_by_itself_posts_again_what_may_stand_already(
    server: StandIn, impatient: None, bot: PlainBot, forum: Forum
) -> None:
    server.fail(*POST, status=500, when="after", times=3)

    await post(bot, forum)

    assert [request.status for request in server.requests_to(*POST)] == [500, 500, 500, 201]
    assert len(forum.posts) == 4


@pytest.mark.parametrize("status", [500, 502, 503, 504, 524])
async def test_with_once_a_post_is_asked_for_once(server: StandIn, bot: PlainBot, forum: Forum, status: int) -> None:
    server.fail(*POST, status=status, when="after", times=None)

    with pytest.raises(Unclear):
        await post_once(bot, forum)

    assert len(server.requests_to(*POST)) == 1
    assert len(forum.posts) == 1


async def test_with_once_a_lost_answer_is_unclear(server: StandIn, bot: PlainBot, forum: Forum) -> None:
    server.fail(*POST, reset=True, when="after")

    with pytest.raises(Unclear):
        await post_once(bot, forum)

    assert len(forum.posts) == 1


@pytest.mark.parametrize(("is_once", "attempts"), [(False, 5), (True, 1)])
async def test_a_connection_that_is_reset_is_tried_again_only_without_once(
    impatient: None, bot: PlainBot, monkeypatch: pytest.MonkeyPatch, *, is_once: bool, attempts: int
) -> None:
    tried = 0

    async def connect(*_: object, **__: object) -> None:
        nonlocal tried
        tried += 1
        raise aiohttp.ClientOSError(CONNECTION_RESET, "Connection reset by peer")

    monkeypatch.setattr(bot.http.connector, "connect", connect)
    with pytest.raises(aiohttp.ClientError), once() if is_once else nullcontext():
        await bot.http.send_typing(1)

    assert tried == attempts


async def test_with_once_a_rate_limit_is_still_waited_for(server: StandIn, bot: PlainBot, forum: Forum) -> None:
    server.fail(*POST, status=429, retry_after=0.01)

    await post_once(bot, forum)

    assert [request.status for request in server.requests_to(*POST)] == [429, 201]


async def test_with_once_a_clear_answer_is_what_it_is(server: StandIn, bot: PlainBot, forum: Forum) -> None:
    server.fail(*POST, status=403, code=50013)

    with pytest.raises(Forbidden):
        await post_once(bot, forum)
    await post_once(bot, forum)

    assert len(forum.posts) == 1


async def test_once_holds_for_its_own_block_alone(
    server: StandIn, impatient: None, bot: PlainBot, guild: Guild
) -> None:
    careful, other = guild.create_forum("careful"), guild.create_forum("other")
    server.fail(*POST, status=500, when="after", times=2)

    answers = await asyncio.gather(post_once(bot, careful), post(bot, other), return_exceptions=True)

    assert [type(answer) for answer in answers] == [Unclear, type(None)]
    assert (len(careful.posts), len(other.posts)) == (1, 2)
