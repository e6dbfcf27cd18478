"""A simulated server with people in it, and the real bot on a real database file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import discord
import simcord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle
from sqlalchemy.engine import URL

from bot.addresses.models import Address
from bot.addresses.reading import may_ask, queue_of
from bot.app.client import Client
from bot.chapters.links.pages.service import Pages
from bot.core.clock import system_clock
from bot.core.db.upgrade import upgrade
from bot.core.fetching.fetcher import Fetcher
from bot.demo.process import Process
from bot.demo.website import Website, open_website
from bot.intake.formats.draft import ChapterDraft
from bot.setup.models import Member
from bot.works.access import Contributor

SETTLING = 20.0
"""Seconds of real time that one action may take, on a slow machine with a real file."""


@dataclass(frozen=True, slots=True)
class Person:
    actor: MemberActor
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class World:
    """`author` has no rights but those of an author; `moderator` has the staff role, `manager` Manage Server.

    Chapters are announced in `channel`; commands are run in `corner`, so that their answers don't fill it. The bot may
    watch `website`.
    """

    env: simcord.Env
    client: Client
    guild: GuildHandle
    channel: ChannelHandle
    corner: ChannelHandle
    staff: RoleHandle
    manager: Person
    moderator: Person
    author: Person
    readers: tuple[Person, ...]
    website: Website

    @property
    def people(self) -> tuple[Person, ...]:
        return (*self.readers, self.author, self.moderator, self.manager)

    async def look_at_website(self) -> None:
        """Let the bot look at the site in its next turn, as it otherwise does each hour."""
        watching = self.client.services.watching
        author = Member(self.guild.id, self.author.actor.id, self.author.name)
        for one in await watching.lookup.of_guild(author):
            await watching.watcher.look_soon(one.feed.id)

    def announcements(self) -> list[discord.Message]:
        return public_messages(self.channel)


def public_messages(channel: ChannelHandle) -> list[discord.Message]:
    """Return what everyone sees in a channel, oldest first."""
    return [message for message in channel.history() if not message.flags.ephemeral]


class NoPages(Pages):
    """Looks at no chapter's page: who pastes a link in the demo is shown the form at once."""

    async def look(self, link: str, address: Address, contributor: Contributor) -> ChapterDraft | None:
        del link, address, contributor
        return None


@asynccontextmanager
async def open_world(folder: Path, author: str, since: datetime) -> AsyncIterator[World]:
    """Open the bot, ready in its server at the time `since`; its database is a new file in `folder`.

    `author` is that person's name.
    """
    url = URL.create("sqlite+aiosqlite", database=str(folder / "demo.sqlite3"))
    await upgrade(url)
    fetcher = Fetcher(system_clock, "Chapterhouse (demo)", queue_of=queue_of, may_ask=may_ask, loopback=True)
    process = Process.on(url, lambda: env.now(), fetcher=fetcher, pages=NoPages)
    env = process.open_discord(SETTLING)
    env.backend.edit_bot_profile("Chapterhouse")
    env.backend.advance_clock(max(0.0, (since - env.now()).total_seconds()))
    try:
        async with open_website() as website:
            world = _populate(env, process.client, author, website)
            await process.start(env)
            yield world
    finally:
        await process.stop(env)


def _populate(env: simcord.Env, client: Client, author: str, website: Website) -> World:
    guild = env.create_guild("The Reading Room")
    staff = guild.create_role("Moderators", color=0x3BA55D)
    managers = guild.create_role("Managers", color=0xE67E22, permissions=discord.Permissions(manage_guild=True))

    def join(name: str, part: str, *roles: RoleHandle) -> Person:
        user = env.create_user(name.lower().replace(" ", "."), global_name=name)
        return Person(guild.add_member(user, roles=roles), name, part)

    return World(
        env=env,
        client=client,
        guild=guild,
        channel=guild.create_text_channel("new-chapters", topic="Every new chapter, as it comes out"),
        corner=guild.create_text_channel("bot-corner"),
        staff=staff,
        manager=join("Morgan", "manager", managers),
        moderator=join("Mina", "moderator", staff),
        author=join(author, "author"),
        readers=(join("Noor", "reader"), join("Felix", "reader"), join("Imani", "reader")),
        website=website,
    )
