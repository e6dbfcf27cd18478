"""The simulated Discord that `written_by_0011.sql` speaks of: its servers, its channels, and what stands in them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.backend.models import Channel, Message, Overwrite, Poll, PollAnswer, Reaction, Role, User
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.enums import ChannelType, OverwriteType
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.demo.process import Process, SimulatedDiscord
from bot.intake.worker import Intake
from tests.worlds.town import QuickClient

BEGINS = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
"""When the earlier version's process was killed, and this program's starts."""

HOME, GUEST = 1_100_000_000_000_000_001, 1_100_000_000_000_000_002
STAFF, FOLLOWERS, MANAGERS = (1_300_000_000_000_000_000 + number for number in (1, 2, 3))
MORGAN, ADA, BO, SASHA, CLEO = (1_400_000_000_000_000_000 + number for number in (1, 3, 4, 5, 6))
FIRST_READER = 1_500_000_000_000_000_000

CHANNELS = {
    1: "lighthouse", 2: "paper-garden", 3: "salt-and-ember", 4: "glass-hours", 5: "night-ferry", 6: "under-ivy",
    7: "small-hours", 8: "cartographer", 9: "winter-post", 10: "red-moon", 11: "lanterns", 21: "notices", 22: "staff",
    31: "mirror", 32: "bell", 33: "door", 34: "tower", 35: "cat", 36: "storm", 37: "gull", 38: "letter",
    41: "milestones", 42: "digests", 51: "guest-news", 52: "guest-lighthouse", 53: "guest-notices",
}  # fmt: skip
"""Their names by the last figures of their ids. The twelfth, which a work is announced in, was deleted."""

TURN = 6.0
"""Seconds in which each loop of announcements and letters comes to its turn."""

SETTLING = 60.0
"""Seconds of real time that a leap may take on a busy machine."""

FIRST_CHANNEL = 1_200_000_000_000_000_000
GUESTS = 50
NEWS, FORUM = 9, 11
SILENCED = (4, 52)
"""Where the bot may not write."""

UNREADABLE = 5
"""Where it may not read what was written before."""

STANDING = """
    SELECT channel_id, message_id, 'suggest:' || id || ':' || nonce FROM announcements WHERE message_id IS NOT NULL
    UNION ALL SELECT channel_id, message_id, 'call-answer:' || id FROM suggestion_calls WHERE message_id IS NOT NULL
    UNION ALL SELECT to_id, message_id, 'card' FROM suggestion_letters WHERE kind = 'card' AND message_id IS NOT NULL
    UNION ALL SELECT channel_id, 1573397263810560040, 'suggest:' || id || ':' || nonce FROM announcements WHERE id = 14
"""
"""The messages that stand, also one that the database doesn't know of, and what is on their buttons."""

CARD, AS_IT_WAS = "card", "As it was"

POST = "SELECT channel_id, 1573397263810560041, 'suggest:' || id || ':' || nonce FROM announcements WHERE id = 17"
POLL = "SELECT channel_id, poll_message_id FROM suggestion_calls WHERE poll_message_id IS NOT NULL"
PINS = "SELECT message_id FROM announcement_pins JOIN announcements ON announcements.id = announcement_id"
HEARTS = "SELECT message_id, user_id FROM reactions JOIN announcements ON announcements.id = announcement_id"


@dataclass
class EarlierServer:
    url: URL
    intake: Intake
    env: SimulatedDiscord

    @classmethod
    async def of(cls, url: URL, intake: Intake) -> "EarlierServer":
        """Build what the database, which is still at its earlier schema, says that there is."""
        before = Process.on(url, lambda: BEGINS, intake=intake)
        server = cls(url, intake, before.open_discord(SETTLING))
        server.env.backend.advance_clock((BEGINS - server.env.now()).total_seconds())
        server._create_people()
        for number, name in CHANNELS.items():
            server._create_channel(number, name)
        await server._create_messages()
        await before.close()
        return server

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let the bot's process run during the block."""
        process = Process.on(self.url, self.env.now, intake=self.intake, client=QuickClient)
        await process.start(self.env)
        try:
            yield
        finally:
            await process.stop(self.env)

    async def pass_time(self, *leaps: float) -> None:
        """Let so many seconds pass at each leap; in the last of them the loops take their turns."""
        for seconds in leaps:
            self.env.backend.advance_clock(seconds - TURN)
            await self.env.advance_time(TURN)

    def member(self, user_id: int, guild_id: int = HOME) -> MemberActor:
        guild = GuildHandle(self.env, self.env.backend.guilds[guild_id])
        return MemberActor(self.env, guild, UserHandle(self.env, self.env.backend.users[user_id]))

    def channel(self, number: int) -> ChannelHandle:
        stored = self.env.backend.channels[FIRST_CHANNEL + number]
        return ChannelHandle(self.env, GuildHandle(self.env, self.env.backend.guilds[stored.guild_id or 0]), stored)

    def allow(self, number: int) -> None:
        """Let the bot do in a channel what it wasn't allowed to."""
        self.env.backend.delete_overwrite(FIRST_CHANNEL + number, self.env.backend.bot_user.id)

    def change_something(self, number: int) -> None:
        """Tell the bot of a change in a channel that leaves it as forbidden as it was."""
        self.env.backend.edit_channel(FIRST_CHANNEL + number, {"topic": "Hourglasses"})

    def _create_people(self) -> None:
        backend = self.env.backend
        for guild_id, name in ((HOME, "The Reading Room"), (GUEST, "The Guests")):
            manages = discord.Permissions(manage_guild=True).value
            guild = backend.create_guild(name, id=guild_id)
            guild.roles |= {STAFF: Role(STAFF, "Staff"), FOLLOWERS: Role(FOLLOWERS, "Followers")}
            guild.roles[MANAGERS] = Role(MANAGERS, "Managers", manages)
        readers = {FIRST_READER + number: f"Reader {number}" for number in range(1, 25)}
        names = {MORGAN: "Morgan", ADA: "Ada", BO: "Bo", SASHA: "Sasha", CLEO: "Cleo", **readers}
        for user_id, name in names.items():
            backend.users[user_id] = User(user_id, name)
            roles = [MANAGERS] if user_id in (MORGAN, SASHA) else []
            backend.add_member(GUEST if user_id == SASHA else HOME, user_id, roles=roles)

    def _create_channel(self, number: int, name: str) -> None:
        backend, channel_id = self.env.backend, FIRST_CHANNEL + number
        guild_id = GUEST if number > GUESTS else HOME
        kind = {NEWS: ChannelType.NEWS, FORUM: ChannelType.FORUM}.get(number, ChannelType.TEXT)
        denied = discord.Permissions(send_messages=number in SILENCED, read_message_history=number == UNREADABLE)
        overwrite = Overwrite(backend.bot_user.id, OverwriteType.MEMBER, deny=denied.value)
        backend.channels[channel_id] = Channel(channel_id, kind, name, guild_id, overwrites=[overwrite])
        backend.messages[channel_id] = {}
        backend.guilds[guild_id].channel_ids.append(channel_id)

    async def _create_messages(self) -> None:
        backend = self.env.backend
        standing, posts, polls, pins, hearts = await _rows(self.url, STANDING, POST, POLL, PINS, HEARTS)
        messages = {message_id: self._put(channel_id, message_id, on_it) for channel_id, message_id, on_it in standing}
        for channel_id, message_id, on_it in posts:
            name, bot_id = "A Light in the Forum", backend.bot_user.id
            backend.create_thread(channel_id, name, bot_id, message_id=message_id, broadcast=False)
            self._put(message_id, message_id, on_it)
        for channel_id, message_id in polls:
            self._put(channel_id, message_id).poll = _finished_poll()
        for (message_id,) in pins:
            messages[message_id].pinned = True
        for message_id, user_id in hearts:
            messages[message_id].reactions = messages[message_id].reactions or [Reaction("❤️")]
            messages[message_id].reactions[0].user_ids.append(user_id)

    def _put(self, channel_id: int, message_id: int, on_it: str = "") -> Message:
        """Let a message of the bot's own stand there; a card is one of components only."""
        sent_at = discord.utils.snowflake_time(message_id).isoformat()
        message = Message(message_id, channel_id, self.env.backend.bot_user.id, timestamp=sent_at)
        if on_it == CARD:
            message.flags = discord.MessageFlags(components_v2=True).value
            message.components = [{"type": 10, "content": AS_IT_WAS}]
        elif on_it:
            message.content = AS_IT_WAS
            button = {"type": 2, "style": 2, "label": AS_IT_WAS, "custom_id": on_it}
            message.components = [{"type": 1, "components": [button]}]
        self.env.backend.messages[channel_id][message_id] = message
        return message


def _finished_poll() -> Poll:
    answers = [PollAnswer(1, "Biscuit"), PollAnswer(2, "No name at all")]
    votes = {1: {FIRST_READER + 1, FIRST_READER + 2}, 2: {FIRST_READER + 3}}
    return Poll("What is the cat called?", answers, BEGINS.isoformat(), finalized=True, votes=votes)


async def _rows(url: URL, *queries: str) -> list[Iterable[Any]]:
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        found: list[Iterable[Any]] = [(await connection.exec_driver_sql(query)).all() for query in queries]
    await engine.dispose()
    return found
