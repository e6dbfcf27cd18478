"""A simulated server with people in it, and the real bot on a real database file."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle
from simcord.results import InteractionResult, ResponseMessage
from sqlalchemy.engine import URL

from bot.app.client import Client
from bot.app.services import Services
from bot.core.db.database import Database
from bot.core.fetching.fetcher import Fetcher
from bot.demo.process import Process, SimulatedDiscord
from bot.demo.reading import answer, shown_in
from bot.demo.world import public_messages
from bot.intake.worker import Intake
from tests.worlds.simcord_shim import restrict_age

CHAPTER = """Actions

Work Header

The Lamp Room

Chapter 2: The Keeper's Daughter

Chapter Text

Nobody had told Ines that the lamp was lonely.

She found out by herself, on the third night, when it hummed.

Notes:

Tell me what you think!

Series this work belongs to:
"""

SETTLING = 60.0
"""Seconds of real time that an action of the simulation may take; the database is a real file."""


@dataclass
class Town:
    """`manager` has Manage Server, `moderator` the staff role; `author` and the readers have nothing.

    Once `set_up`, chapters are announced in `channel`; after `add_work`, `author` is the author of a work.
    """

    env: SimulatedDiscord
    url: URL
    intake: Intake
    fetcher: Fetcher | None
    guild: GuildHandle
    channel: ChannelHandle
    staff: RoleHandle
    manager: MemberActor
    author: MemberActor
    moderator: MemberActor
    readers: list[MemberActor]
    process: Process

    @classmethod
    @asynccontextmanager
    async def open(cls, url: URL, intake: Intake, fetcher: Fetcher | None = None) -> AsyncIterator["Town"]:
        process = Process.on(url, lambda: env.now(), intake=intake, fetcher=fetcher, client=QuickClient)
        env = process.open_discord(SETTLING)
        guild = env.create_guild("The Reading Room")
        channel = guild.create_text_channel("new-chapters")
        staff = guild.create_role("Staff")
        managers = guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        manager = guild.add_member(env.create_user("morgan"), roles=[managers])
        moderator = guild.add_member(env.create_user("mina"), roles=[staff])
        author = guild.add_member(env.create_user("ada"))
        readers = [guild.add_member(env.create_user(name)) for name in ("rosa", "remy", "rui")]
        town = cls(env, url, intake, fetcher, guild, channel, staff, manager, author, moderator, readers, process)
        await process.start(env)
        try:
            yield town
        finally:
            await town.process.stop(env)

    @property
    def database(self) -> Database:
        return self.process.database

    @property
    def services(self) -> Services:
        return self.process.services

    @property
    def client(self) -> Client:
        return self.process.client

    async def restart(self) -> None:
        """Stop the process and start another one on the same file, in the same server."""
        async with self.downtime():
            pass

    @asynccontextmanager
    async def downtime(self) -> AsyncIterator[None]:
        """The bot is away during the block, and another process starts after it."""
        await self.process.stop(self.env)
        yield
        self.process = Process.on(self.url, self.env.now, intake=self.intake, fetcher=self.fetcher, client=QuickClient)
        await self.process.start(self.env)

    @property
    def reader(self) -> MemberActor:
        return self.readers[0]

    async def set_up(self) -> None:
        await self.manager.slash(self.channel, "setup", channel=self.channel, staff_role=self.staff)

    async def add_work(self, title: str = "The Lamp Room", **options: Any) -> None:
        result = await self.moderator.slash(self.channel, "work add", title=title, author=self.author, **options)
        assert "Added" in said(result), said(result)

    async def preview(self, work: str = "The Lamp Room", text: str = CHAPTER, **options: Any) -> InteractionResult:
        """The author's private preview of a chapter from a file."""
        file = ("chapter.txt", text.encode())
        return await self.author.slash(self.channel, "chapter post", work=work, file=file, **options)

    async def announce(self, work: str = "The Lamp Room", text: str = CHAPTER, **options: Any) -> discord.Message:
        preview = await self.preview(work, text, **options)
        assert preview.response is not None
        await self.author.click(preview.response, label="Post now")
        return self.announcements()[-1]

    def create_age_restricted_channel(self, name: str) -> ChannelHandle:
        channel = self.guild.create_text_channel(name)
        restrict_age(channel)
        return channel

    async def wait_for_announcement(self) -> None:
        """Let the bot's loop come to its next turn, in real time."""
        async with asyncio.timeout(60):
            while not self.announcements():
                await self.env.advance_time(5)

    async def leap(self, seconds: float) -> None:
        """Let time pass at once, and the bot's loops come to their next turn then."""
        self.env.backend.advance_clock(seconds - 10)
        await self.env.advance_time(10)

    def private_messages(self) -> list[ResponseMessage]:
        """The messages in the channel that only one person sees, oldest first."""
        stored = self.env.backend.messages[self.channel.id].values()
        return [ResponseMessage(self.env, message) for message in stored if message.is_ephemeral]

    def reader_user(self) -> UserHandle:
        """The reader outside of the server, in their direct messages."""
        return self.reader.user

    def reader_dm(self) -> list[discord.Message]:
        """What the bot wrote to the reader directly, oldest first."""
        return self.reader_user().dm_channel.history()

    def announcements(self) -> list[discord.Message]:
        """The bot's public messages in the channel, oldest first."""
        return public_messages(self.channel)


class QuickClient(Client):
    async def load_extension(self, name: str, *, package: str | None = None) -> None:
        """Load a cog that is imported already: importing it anew would take a third of the time that a start takes."""
        await import_module(name, package).setup(self)


def shown(result: InteractionResult) -> ResponseMessage:
    """The message that answers, with its buttons."""
    assert result.response is not None, "the bot said nothing"
    return result.response


def said(result: InteractionResult | ResponseMessage | None) -> str:
    """What a person reads in an answer: content, embeds, and texts of a panel, in Discord Markdown."""
    message = answer(result) if isinstance(result, InteractionResult) else result
    assert message is not None, "the bot said nothing"
    return shown_in(message)
