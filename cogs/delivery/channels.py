"""Announcements in their channels: sending, finding again, changing, publishing."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

import discord

from bot.announcements import wording as announcements_wording
from bot.announcements.buttons import SuggestFor
from bot.announcements.card import Card
from bot.announcements.models import Announcement, PostedMessage, StandingCard
from bot.announcements.places import Place
from bot.app.client import Client
from bot.core.text import limits
from cogs._shared.cards import message_of
from cogs._shared.channels import asks_for_age, find_channel, place_in
from cogs._shared.discord_errors import IN_A_SEND, in_the_ports_words
from cogs._shared.history import searching
from cogs._shared.history.marks import custom_ids
from cogs._shared.opened_threads import in_opened_thread
from cogs._shared.replies import Message, text_file
from cogs.delivery import forum, threads
from cogs.delivery.standing import standing_card

NOBODY = discord.AllowedMentions.none()

ALREADY_PUBLISHED = 40033
ALREADY_HAS_THREAD = 160004
"""Discord's codes for what an earlier attempt has done."""


class DiscordChannels:
    """The port of `bot/delivery/ports.py`, on discord.py."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def send(self, announcement: Announcement, card: Card) -> PostedMessage:
        """Send an announcement: a message in a channel, or a post in a forum."""
        channel = self._known(announcement)
        message = await self._message_of(announcement, card)
        role = [discord.Object(card.role_id)] if card.role_id else []
        pings = discord.AllowedMentions(everyone=False, users=False, roles=role)
        with in_the_ports_words(otherwise=IN_A_SEND):
            if isinstance(channel, discord.ForumChannel):
                return await forum.post(channel, card, message, pings)
            posted = await self._channel(announcement).send(
                **message.as_sent(), allowed_mentions=pings, silent=card.silent, nonce=announcement.nonce
            )
        news = isinstance(channel, discord.TextChannel) and channel.is_news()
        return PostedMessage(posted.id, in_announcement_channel=news)

    async def newest(self, announcement: Announcement) -> int:
        channel = self._client.get_channel(announcement.channel_id)
        return getattr(channel, "last_message_id", None) or announcement.channel_id

    async def find(self, announcement: Announcement) -> PostedMessage | None:
        own_button = str(SuggestFor(announcement.id, announcement.nonce))
        channel = self._known(announcement)
        in_forum = isinstance(channel, discord.ForumChannel)
        news = isinstance(channel, discord.TextChannel) and channel.is_news()
        with in_the_ports_words():
            async for message in self._candidates(announcement, channel):
                if own_button in custom_ids(message):
                    return PostedMessage(message.id, message.id if in_forum else None, in_announcement_channel=news)
        return None

    async def look_back(self, announcement: Announcement, since: datetime, until: datetime) -> list[StandingCard]:
        channel, last = self._known(announcement), searching.id_at(until + 2 * searching.CLOCK_SKEW)
        with in_the_ports_words():
            return [
                found
                async for message in self._later(announcement, channel, searching.id_at(since), last)
                if message.author == self._client.user and (found := standing_card(message))
            ]

    def _candidates(self, announcement: Announcement, channel: object) -> AsyncIterator[discord.Message]:
        after = announcement.after_id or searching.id_at(announcement.attempted_at or announcement.announced_at)
        return self._later(announcement, channel, after)

    def _later(
        self, announcement: Announcement, channel: object, after: int, until: int | None = None
    ) -> AsyncIterator[discord.Message]:
        if isinstance(channel, discord.ForumChannel):
            return searching.first_messages(channel, after, until)
        return searching.messages(channel, self._channel(announcement), after, until)

    async def edit(self, announcement: Announcement, card: Card) -> None:
        """Change a message that stands; nobody is notified again."""

        async def change() -> None:
            message = await self._message_of(announcement, card)
            await self._message(announcement).edit(**message.as_edited(), allowed_mentions=NOBODY)

        await self._in_thread(announcement.place, change)

    async def rename(self, announcement: Announcement, name: str, work: str) -> None:
        channel, post_id = self._known(announcement), announcement.thread_id
        with in_the_ports_words():
            if isinstance(channel, discord.ForumChannel) and post_id:
                await forum.rename(self._client, channel, post_id, announcement.thread_name, name, work)
            else:
                await threads.rename(self._client, post_id or announcement.message_id or 0, name)

    async def delete(self, announcement: Announcement, posted: PostedMessage, *, with_text: bool) -> None:
        place_id = posted.thread_id or announcement.channel_id
        message = self._client.get_partial_messageable(place_id).get_partial_message(posted.message_id)
        with in_the_ports_words():
            if posted.thread_id and await threads.take_down(self._client, posted.thread_id):
                return
            if with_text and not await threads.take_down(self._client, posted.message_id):
                await threads.clear(self._client, posted.message_id)
            await in_opened_thread(self._client, place_id, message.delete)

    async def react(self, announcement: Announcement, emoji: str) -> None:
        place_id, message_id = announcement.place, announcement.message_id or 0
        await self._in_thread(place_id, lambda: self._client.http.add_reaction(place_id, message_id, emoji))

    async def publish(self, announcement: Announcement) -> None:
        with in_the_ports_words(done=ALREADY_PUBLISHED):
            await self._message(announcement).publish()

    async def open_thread(self, announcement: Announcement, name: str) -> None:
        with in_the_ports_words(done=ALREADY_HAS_THREAD):
            await self._message(announcement).create_thread(name=name[: limits.NAME])

    async def pin(self, announcement: Announcement) -> None:
        await self._in_thread(announcement.place, self._message(announcement).pin)

    async def unpin(self, announcement: Announcement) -> None:
        with in_the_ports_words(taking_away=True):
            await in_opened_thread(self._client, announcement.place, self._message(announcement).unpin)

    async def count_texts(self, announcement: Announcement) -> int:
        with in_the_ports_words():
            return len([1 async for _ in threads.own_messages(self._client, announcement.message_id or 0)])

    async def say_text(self, announcement: Announcement, text: str, nonce: str) -> None:
        thread = self._thread(announcement)
        await self._in_thread(thread.id, lambda: thread.send(text, nonce=nonce, suppress_embeds=True, silent=True))

    async def attach_text(self, announcement: Announcement, text: str, file_name: str, nonce: str) -> None:
        thread, words = self._thread(announcement), announcements_wording.text_as_file()
        await self._in_thread(
            thread.id, lambda: thread.send(words, file=text_file(text, file_name), nonce=nonce, silent=True)
        )

    async def _in_thread(self, place_id: int, do: Callable[[], Awaitable[object]]) -> None:
        """Do something in a place that may be an archived thread."""
        with in_the_ports_words():
            await in_opened_thread(self._client, place_id, do)

    def place(self, guild_id: int, channel_id: int, role_id: int | None) -> Place:
        return place_in(self._client, guild_id, channel_id, role_id)

    async def is_age_restricted(self, announcement: Announcement) -> bool:
        return asks_for_age(self._client, announcement.guild_id, announcement.channel_id)

    async def knows_nonces(self, announcement: Announcement) -> bool:
        return not isinstance(self._known(announcement), discord.ForumChannel)

    def _known(self, announcement: Announcement) -> object:
        return find_channel(self._client, announcement.guild_id, announcement.channel_id)

    async def _message_of(self, announcement: Announcement, card: Card) -> Message:
        return await message_of(card, self._client.services, announcement)

    def _message(self, announcement: Announcement) -> discord.PartialMessage:
        place = self._client.get_partial_messageable(announcement.place, guild_id=announcement.guild_id)
        return place.get_partial_message(announcement.message_id or 0)

    def _thread(self, announcement: Announcement) -> discord.PartialMessageable:
        """Find the thread that a message opens: it has the message's id."""
        return self._client.get_partial_messageable(announcement.message_id or 0, guild_id=announcement.guild_id)

    def _channel(self, announcement: Announcement) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(announcement.channel_id, guild_id=announcement.guild_id)
