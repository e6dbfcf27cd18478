"""What readers find in a server: its own works, and those of other servers that are announced in it.

For readers only: who keeps, posts or reviews a work does it in the work's own server.
"""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.targets import store as targets_store
from bot.targets import wording
from bot.works import store
from bot.works.access import present
from bot.works.matching import chosen_id, like, only_match
from bot.works.models import Work


class Catalogue:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, guild_id: int) -> list[Work]:
        """Find the server's own works by title, then those of other servers."""
        async with self._database.read() as connection:
            return await readable_works(connection, guild_id)

    async def like(self, guild_id: int, text: str) -> list[Work]:
        """Find the works with the typed text in their title, in the same order."""
        found = like(await self.all(guild_id), text)
        return sorted(found, key=lambda work: work.guild_id != guild_id)

    async def choose(self, guild_id: int, text: str) -> Work:
        """Find the work that a chosen or typed option names, one's own server's first.

        Raises UserFacingError if it names none, or several.
        """
        async with self._database.read() as connection:
            if (work_id := chosen_id(text)) is not None:
                return await readable_work(connection, guild_id, work_id)
            works = await readable_works(connection, guild_id)
        exact = [work for work in works if store.title_key(work.title) == store.title_key(text)]
        own = [work for work in exact if work.guild_id == guild_id]
        return only_match(own or exact or works, text)


async def readable_works(connection: AsyncConnection, guild_id: int) -> list[Work]:
    """Find the server's own works by title, then those of other servers, by server and title."""
    targets = await targets_store.in_guild(connection, guild_id)
    guests = await store.find_all(connection, [one.work_id for one in targets])
    return [*await store.in_guild(connection, guild_id), *sorted(guests, key=lambda work: work.guild_id)]


async def readable_work(connection: AsyncConnection, guild_id: int, work_id: int) -> Work:
    """Find a work of this server, or one that is announced there.

    Raises UserFacingError if there is none, or says that it was removed or is announced there no more.
    """
    stands = await targets_store.stands(connection, work_id, guild_id)
    if stands is None:
        return await present(connection, guild_id, work_id)
    work = await store.find_any(connection, work_id)
    if work.removed_at is not None:
        raise UserFacingError(wording.removed_at_home, work)
    if not stands:
        raise UserFacingError(wording.announced_no_more, work)
    return work
