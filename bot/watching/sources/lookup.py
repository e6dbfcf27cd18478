"""Finding sources: those of a server, of a work, and the one that an option names."""

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text.naming import name_key
from bot.setup.models import Member
from bot.watching import store
from bot.watching.sources import wording
from bot.watching.sources.models import WatchedSource
from bot.works import store as works_store
from bot.works.access import may_post_in
from bot.works.models import Work

CHOICE = "source:"
"""What a chosen source's value begins with, so that its id can't be taken for a name."""


class SourceLookup:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_guild(self, member: Member) -> list[WatchedSource]:
        """Find the sources of a server's works that the member may change."""
        async with self._database.read() as connection:
            sources = await store.in_guild(connection, member.guild_id)
            works = {work.id: work for work in await works_store.in_guild(connection, member.guild_id)}
            theirs = {work.id for work in await may_post_in(connection, member, works.values())}
            return [
                WatchedSource(one, works[one.work_id], await store.find_feed(connection, one.feed_id))
                for one in sources
                if one.work_id in theirs
            ]

    async def of_work(self, member: Member, work: Work) -> list[WatchedSource]:
        """Find a work's sources, if the member may change them; none for everybody else."""
        return [one for one in await self.of_guild(member) if one.work.id == work.id]

    async def choose(self, member: Member, text: str) -> WatchedSource:
        """Find the source that a chosen or typed option names: by its id, its link, its site or its work's title.

        Raises UserFacingError if it names none, or several.
        """
        theirs = await self.of_guild(member)
        by_link = [one for one in theirs if text in (f"{CHOICE}{one.source.id}", one.source.link)]
        found = by_link or [one for one in theirs if name_key(text) in one.names]
        if len(found) != 1:
            raise UserFacingError(wording.which_source if found else wording.no_such_source, text)
        return found[0]
