"""What an author and staff do with a source, and what they see of it."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass

from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.result import Result, readable
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel
from tests.wire.stand_in.world.messages.components import walk
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.watching.lamplit import Serial
from tests.wire.watching.leaping import LeapingBot
from tests.worlds.site import Site

THINKING = 60.0
"""Seconds that somebody waits for an answer for which a site is asked."""

MENUS = (("source-mode", "Post new chapters by themselves"), ("source-delay", "They go out as soon as they are found"))
"""What is chosen so that chapters go out by themselves at once."""


@dataclass
class Watchers:
    discord: StandIn
    bot: LeapingBot
    site: Site
    channel: Channel
    notices: Channel
    manager: Person
    author: Person

    async def story(self, title: str = "The Lamp Room", *, by_itself: bool = False) -> Serial:
        """A work that is watched from now on, at a feed of its own."""
        serial = Serial(self.site, f"/{title.lower().replace(' ', '-')}/feed")
        await self.manager.slash(self.channel, "work add", title=title, author=self.author, rating="General Audiences")
        shown = await self.author.slash(self.channel, "source add", work=title, link=serial.address, thinking=THINKING)
        for menu, choice in MENUS if by_itself else ():
            shown = await self.author.select(shown, [choice], custom_id=_menu(shown, menu), thinking=THINKING)
        await self.author.click(shown, label="Watch it", thinking=THINKING)
        return serial

    async def until(self, holds: Callable[[], object], otherwise: str, within: float = 20.0) -> None:
        try:
            await self.discord.until(holds, within, otherwise)
        except AssertionError as problem:
            raise AssertionError(f"{problem}\n{self.announced}\n{self.told}\n{self.bot.log[-3000:]}") from None

    async def looked(self, *serials: Serial, within: float = 20.0, **later: float) -> None:
        """Let time pass until what a look at each of these feeds came to is written down."""
        before = [self._checked_at(serial) for serial in serials]
        self.bot.leap(**(later or {"hours": 2}))
        for serial, checked_at in zip(serials, before, strict=True):
            await self.until(
                lambda: self._checked_at(serial) != checked_at,  # noqa: B023
                f"{serial.path} wasn't looked at",
                within,
            )

    def _checked_at(self, serial: Serial) -> str | None:
        query = "SELECT checked_at FROM feeds WHERE address = ?"
        with closing(sqlite3.connect(f"file:{self.bot.database}?mode=ro", uri=True)) as connection:
            row: tuple[str | None] = connection.execute(query, (serial.address,)).fetchone()
            return row[0]

    def kept(self, table: str, column: str) -> list[str]:
        """What stands in a column, in the order in which it was written."""
        query = f"SELECT {column} FROM {table} ORDER BY id"  # noqa: S608
        with closing(sqlite3.connect(f"file:{self.bot.database}?mode=ro", uri=True)) as connection:
            return [value for (value,) in connection.execute(query)]

    @property
    def announced(self) -> list[str]:
        return [message.content for message in self.standing(self.channel)]

    @property
    def told(self) -> list[str]:
        """What staff were asked and told."""
        return [readable(message) for message in self.standing(self.notices)]

    @property
    def told_of_trouble(self) -> list[str]:
        return [words for words in self.told if "has succeeded since" in words]

    @property
    def told_of_recovery(self) -> list[str]:
        return [words for words in self.told if "works again**" in words]

    def standing(self, channel: Channel) -> list[Message]:
        return [one for one in channel.messages if not one.ephemeral and not one.deleted]


@asynccontextmanager
async def people(server: StandIn, bot: LeapingBot, web: Site) -> AsyncIterator[Watchers]:
    """Let the bot run in a server that is set up."""
    guild = server.create_guild("The Reading Room")
    channel, notices = guild.create_text_channel("new-chapters"), guild.create_text_channel("staff")
    manager, author = guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada")
    async with bot:
        await bot.start_and_wait()
        await server.commands()
        await manager.slash(channel, "setup", channel=channel, notices=notices)
        yield Watchers(server, bot, web, channel, notices, manager, author)


def _menu(shown: Result, name: str) -> str:
    """Find the custom_id of one of the menus that somebody is shown."""
    ids = [str(part.get("custom_id", "")) for _, part in walk(shown.components)]
    return next(one for one in ids if one.startswith(f"{name}:"))
