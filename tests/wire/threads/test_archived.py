"""What stands in a thread or post that Discord has archived is changed all the same, and left to be archived again."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import cast

import pytest

from bot.announcements.models import Announcement, DeliveryState, PostedMessage
from bot.app.client import Client
from bot.core.errors import EmojiGone, Locked
from cogs.delivery.channels import DiscordChannels
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.result import Result
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.tests.plain_bot import PlainBot
from tests.wire.stand_in.world.guilds.guilds import Guild
from tests.wire.stand_in.world.guilds.threads import Thread
from tests.wire.stand_in.world.messages import posting
from tests.wire.stand_in.world.messages.messages import Message

WORK = "The Lamp Room"


async def in_a_forum(readers: Readers, server: StandIn) -> Thread:
    """The post of a chapter, which was archived since."""
    forum = readers.author.guild.create_forum("stories")
    await readers.set_up()
    await readers.manager.slash(readers.channel, "work edit", work=WORK, channel=forum)
    await readers.author.click(await readers.preview(), label="Post now")
    await server.until(lambda: forum.posts and forum.posts[0].messages[0].reactions, 15, readers.bot.log)
    forum.posts[0].archive()
    return forum.posts[0]


async def call_it(readers: Readers, title: str) -> Result:
    form = await readers.author.slash(readers.channel, "chapter edit", work=WORK, chapter="1")
    return await readers.author.submit_modal(form, {"Chapter title": title})


async def test_a_new_title_reaches_an_archived_post_its_card_and_its_name(readers: Readers, server: StandIn) -> None:
    post = await in_a_forum(readers, server)
    answer = await call_it(readers, "High Tide")
    await server.until(lambda: "High Tide" in post.name, 15, readers.bot.log)

    assert answer.text == "Changed **Chapter 1: High Tide** where it stands."
    assert post.messages[0].payload()["embeds"][0]["title"] == "Chapter 1: High Tide"
    assert post.name == f"{WORK} · Chapter 1: High Tide"
    assert not post.archived


async def test_a_locked_post_is_told_of_and_follows_once_it_is_unlocked(readers: Readers, server: StandIn) -> None:
    staff = readers.author.guild.create_text_channel("staff")
    post = await in_a_forum(readers, server)
    await readers.manager.slash(readers.channel, "setup", notices=staff)
    post.archive(locked=True)
    answer = await call_it(readers, "High Tide")
    await server.until(lambda: staff.messages, 15, readers.bot.log)
    assert "Manage Threads" in answer.text
    assert "couldn't change it" in staff.messages[0].content
    assert "Manage Threads" in staff.messages[0].content

    post.update(locked=False, archived=False)
    await server.until(lambda: "High Tide" in post.name, 15, readers.bot.log)
    assert post.messages[0].payload()["embeds"][0]["title"] == "Chapter 1: High Tide"
    assert len(staff.messages) == 1


async def test_a_chapter_is_withdrawn_from_an_archived_post(readers: Readers, server: StandIn) -> None:
    post = await in_a_forum(readers, server)
    answer = await readers.author.slash(readers.channel, "chapter withdraw", work=WORK, chapter="1")

    assert "its announcement is gone" in answer.text
    assert post.messages == []


class TestEachRequest:
    @pytest.fixture
    def channels(self, bot: PlainBot) -> DiscordChannels:
        return DiscordChannels(cast(Client, bot))

    @pytest.fixture
    def message(self, guild: Guild, bot: PlainBot) -> Message:
        """What the bot posted in a forum, archived."""
        forum = guild.create_forum("stories")
        post = guild.create_thread(forum, "Chapter", owner_id=forum.world.bot.id)
        message = posting.post(
            post, forum.world.bot, {"content": "Chapter 1"}, {}, Message(post, post.id, forum.world.bot)
        )
        post.archive()
        return message

    @staticmethod
    def announcement(message: Message) -> Announcement:
        post = cast(Thread, message.channel)
        return Announcement(
            id=7,
            chapter_id=1,
            guild_id=post.guild.id if post.guild else 0,
            channel_id=post.parent.id if post.parent else 0,
            nonce="0123456789abcdef01234567",
            state=DeliveryState.SENT,
            announced_at=datetime.now(UTC),
            message_id=message.id,
            thread_id=post.id,
        )

    @pytest.mark.parametrize("request_", ["react", "say", "rename", "delete"])
    @pytest.mark.parametrize("locked", [False, True])
    async def test_it_opens_the_thread_or_says_that_it_is_locked(
        self, channels: DiscordChannels, message: Message, request_: str, *, locked: bool
    ) -> None:
        post, row = cast(Thread, message.channel), self.announcement(message)
        post.archive(locked=locked)
        make: dict[str, Callable[[], Awaitable[None]]] = {
            "react": lambda: channels.react(row, "❤️"),
            "say": lambda: channels.say_text(row, "It hummed.", "n1"),
            "rename": lambda: channels.rename(row, "Chapter 2", WORK),
            "delete": lambda: channels.delete(row, PostedMessage(message.id, post.id), with_text=False),
        }
        if locked:
            with pytest.raises(Locked):
                await make[request_]()
        else:
            await make[request_]()

        assert post.archived == locked

    async def test_an_emoji_that_was_deleted_is_no_thread_that_is_archived(
        self, channels: DiscordChannels, message: Message
    ) -> None:
        cast(Thread, message.channel).update(archived=False)
        with pytest.raises(EmojiGone):
            await channels.react(self.announcement(message), "lamp:1234567890123456789")
