"""An announcement that may stand is found however much was written since, or nobody can tell."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import discord
import pytest

from bot.announcements.buttons import SuggestFor
from bot.announcements.models import Announcement, DeliveryState, PostedMessage
from bot.app.client import Client
from bot.core.errors import Buried, Forbidden, Unlisted
from cogs._shared.history.searching import SEARCHED
from cogs.delivery.channels import DiscordChannels
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.threads import Forum, Thread
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.snowflakes import timestamp

NONCE = "0123456789abcdef01234567"


@pytest.fixture
def channels(bot: PlainBot) -> DiscordChannels:
    return DiscordChannels(cast(Client, bot))


def attempted(channel: Channel, **ago: float) -> Announcement:
    """An announcement whose first attempt was that long ago; it was announced months before."""
    at = datetime.now(UTC) - timedelta(**ago)
    return Announcement(
        id=7,
        chapter_id=1,
        guild_id=channel.guild.id if channel.guild else 0,
        channel_id=channel.id,
        nonce=NONCE,
        state=DeliveryState.WAITING,
        announced_at=at - timedelta(days=90),
        attempted_at=at,
        attempts=1,
    )


def body() -> dict[str, Any]:
    suggest = discord.ui.Button[Any](label="Suggest", custom_id=str(SuggestFor(7, NONCE)))
    return {"content": "Chapter 1", "components": [{"type": 1, "components": [suggest.to_component_dict()]}]}


def stands(channel: Channel) -> Message:
    return posting.post(channel, channel.world.bot, body(), {})


def chatter(channel: Channel, author: Person, count: int) -> None:
    for _ in range(count):
        message = Message(channel, channel.world.snowflakes.next(), author.user)
        channel.by_id[message.id] = message


def posted(forum: Forum, *, begun: timedelta = timedelta(), own: bool = True, archived: bool = False) -> Thread:
    """A post, which began a while ago or just now."""
    bot = forum.world.bot
    guild = forum.guild
    assert guild
    id_ = discord.utils.time_snowflake(datetime.now(UTC) - begun) if begun else forum.world.snowflakes.next()
    post = guild.create_thread(forum, "Chapter", owner_id=bot.id if own else None)
    del forum.world.channels[post.id]
    post.id = id_
    forum.world.channels[post.id] = post
    posting.post(post, bot, body() if own else {"content": "Hello"}, {}, Message(post, post.id, bot))
    post.archived, post.archive_timestamp = archived, timestamp(datetime.now(UTC) - begun)
    return post


@pytest.mark.parametrize(("before", "after"), [(1500, 0), (10, 5000)], ids=["before it", "after it"])
async def test_it_is_found_beyond_hundreds_of_messages(
    server: StandIn, channels: DiscordChannels, channel: Channel, ana: Person, before: int, after: int
) -> None:
    chatter(channel, ana, before)
    message = stands(channel)
    chatter(channel, ana, after)

    assert await channels.find(attempted(channel)) == PostedMessage(message.id)
    assert len(server.requests_to("GET", "/channels/*/messages")) == (before + 1) // 100 + 1


async def test_where_all_was_looked_through_it_surely_isnt_there(
    channels: DiscordChannels, channel: Channel, ana: Person
) -> None:
    chatter(channel, ana, SEARCHED)

    assert await channels.find(attempted(channel)) is None


async def test_among_too_many_messages_nobody_can_tell(
    server: StandIn, channels: DiscordChannels, channel: Channel, ana: Person
) -> None:
    chatter(channel, ana, SEARCHED + 1)

    with pytest.raises(Buried):
        await channels.find(attempted(channel))
    assert len(server.requests_to("GET", "/channels/*/messages")) == SEARCHED // 100 + 1


async def test_where_the_history_is_closed_to_the_bot_an_empty_answer_means_nothing(
    server: StandIn, channels: DiscordChannels, channel: Channel, guild: Guild, bot: PlainBot
) -> None:
    stands(channel)
    channel.set_permissions(guild.everyone, read_message_history=False)
    await server.until(lambda: bot.told("CHANNEL_UPDATE"))

    with pytest.raises(Forbidden):
        await channels.find(attempted(channel))


class TestInAForum:
    @pytest.fixture
    async def forum(self, server: StandIn, guild: Guild, bot: PlainBot) -> Forum:
        forum = guild.create_forum("stories")
        await server.until(lambda: bot.get_channel(forum.id))
        return forum

    async def test_it_is_found_among_hundreds_of_archived_posts(
        self, server: StandIn, channels: DiscordChannels, forum: Forum
    ) -> None:
        post = posted(forum, archived=True)
        for _ in range(250):
            posted(forum, own=False, archived=True)

        assert await channels.find(attempted(forum)) == PostedMessage(post.id, post.id)
        assert len(server.requests_to("GET", "/channels/*/threads/archived/public")) == 3

    async def test_the_search_ends_with_the_posts_that_were_archived_before(
        self, server: StandIn, channels: DiscordChannels, forum: Forum
    ) -> None:
        for _ in range(250):
            posted(forum, own=False, archived=True, begun=timedelta(days=2))
        posted(forum, own=False)

        assert await channels.find(attempted(forum)) is None
        assert len(server.requests_to("GET", "/channels/*/threads/archived/public")) == 1

    async def test_among_too_many_archived_posts_nobody_can_tell(
        self, channels: DiscordChannels, forum: Forum, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("cogs._shared.history.searching.SEARCHED", 150)
        for _ in range(151):
            posted(forum, own=False, archived=True)

        with pytest.raises(Buried):
            await channels.find(attempted(forum))

    async def test_where_no_post_at_all_is_listed_nobody_can_tell(
        self, channels: DiscordChannels, forum: Forum
    ) -> None:
        with pytest.raises(Unlisted):
            await channels.find(attempted(forum))

    async def test_a_post_that_was_told_of_is_found_though_it_isnt_listed(
        self, server: StandIn, channels: DiscordChannels, forum: Forum, bot: PlainBot
    ) -> None:
        assert forum.guild
        post = forum.guild.create_thread(forum, "Chapter", owner_id=forum.world.bot.id)
        posting.post(post, forum.world.bot, body(), {}, Message(post, post.id, forum.world.bot))
        await server.until(lambda: bot.get_channel(post.id))
        post.archived = True
        post.archive_timestamp = timestamp(datetime.now(UTC) - timedelta(days=2))

        assert await channels.find(attempted(forum)) == PostedMessage(post.id, post.id)

    async def test_a_post_whose_first_message_was_deleted_is_passed_over(
        self, channels: DiscordChannels, forum: Forum
    ) -> None:
        post = posted(forum)
        posting.delete(posted(forum).messages[0])

        assert await channels.find(attempted(forum)) == PostedMessage(post.id, post.id)
