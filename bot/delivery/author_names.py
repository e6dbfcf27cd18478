"""The names of works' authors follow Discord: asked for when a chapter is shown or sent, and kept with the work."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Gone
from bot.core.ports import Port
from bot.delivery.ports import People
from bot.notices.service import tell_of_author
from bot.works import store as works_store
from bot.works.access import is_recorded
from bot.works.models import Author, Work

FRESH = timedelta(minutes=1)
"""How long a name is taken for true: many announcements of one author ask once."""

PATIENCE = 2.0
"""Seconds that Discord has to tell a name; nobody's chapter waits longer for it."""


class AuthorNames:
    """`people` is bound by the cog that knows Discord."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._asked: dict[tuple[int, int], datetime] = {}
        self._left: set[tuple[int, int]] = set()
        self.people = Port[People]("people")

    async def follow(self, work: Work) -> Work:
        """Call a work's authors as their server does now; who has left it keeps the name, and staff hear of that."""
        return replace(work, authors=tuple([await self._follow(work, author) for author in work.authors]))

    def left(self, work: Work) -> list[Author]:
        """Name the authors who had left the work's server when they were last asked for."""
        return [author for author in work.authors if (work.guild_id, author.id) in self._left]

    async def _follow(self, work: Work, author: Author) -> Author:
        key, now = (work.guild_id, author.id), self._clock()
        if key in self._asked and timedelta() <= now - self._asked[key] < FRESH:
            return author
        name = await self._name_of(work, author)
        self._asked[key] = now
        if name is None or name == author.name:
            return author
        async with self._database.change() as connection:
            await works_store.rename_author(connection, work.guild_id, author.id, name)
        return replace(author, name=name)

    async def _name_of(self, work: Work, author: Author) -> str | None:
        """Ask for a name; None if nobody tells."""
        key = (work.guild_id, author.id)
        try:
            async with asyncio.timeout(PATIENCE):
                name = await self.people().name_of(*key)
            self._left.discard(key)
            return name
        except Gone:
            self._left.add(key)
            async with self._database.change() as connection:
                now = await works_store.find(connection, work.guild_id, work.id)
                if now is not None and is_recorded(now, author.id):  # not where they were forgotten meanwhile
                    await tell_of_author(connection, self._clock, work, author)
        except (DiscordError, TimeoutError):
            pass
        return None
