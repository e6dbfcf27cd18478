"""What readers find in a server: its own works, and those of other servers that are announced in it.

For readers only: who keeps, posts or reviews a work does it in the work's own server.
"""

from dataclasses import dataclass, replace

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.targets import store as targets_store
from bot.targets import wording
from bot.works import readable_store, store
from bot.works.access import present
from bot.works.matching import called, chosen_id, like, only_match
from bot.works.models import Work
from bot.works.readable_store import LatestChapter


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A work that readers find, and the latest of its chapters that are out, if any is."""

    work: Work
    latest: LatestChapter | None = None


class Catalogue:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self, guild_id: int) -> list[Work]:
        """Find the server's own works by title, then those of other servers."""
        async with self._database.read() as connection:
            return await readable_works(connection, guild_id)

    async def newest_first(self, guild_id: int) -> list[CatalogueEntry]:
        """List what readers find in a server: the work with the latest chapter first, those without any last."""
        async with self._database.read() as connection:
            works = await readable_works(connection, guild_id)
            latest = await readable_store.latest_of(connection, targets_store.readable_in(guild_id))
        entries = [CatalogueEntry(work, latest.get(work.id)) for work in works]
        return sorted(entries, key=_newness, reverse=True)

    async def as_seen(self, guild_id: int, work: Work) -> Work:
        """Put into a guest's details what this server says of it: its own channel and role, not the home server's."""
        if work.guild_id == guild_id:
            return work
        async with self._database.read() as connection:
            here = [one for one in await targets_store.in_guild(connection, guild_id) if one.work_id == work.id]
            role_id = await targets_store.role(connection, work.id, guild_id)
        channel_id = here[0].channel_id if here else None
        return replace(work, details=replace(work.details, channel_id=channel_id, role_id=role_id))

    async def like(self, guild_id: int, text: str) -> list[Work]:
        """Find the works with the typed text in their title, in the same order."""
        found = like(await self.all(guild_id), text)
        return sorted(found, key=lambda work: work.guild_id != guild_id)

    async def find(self, guild_id: int, work_id: int) -> Work:
        """Find a work that readers find in a server. Raises UserFacingError if they don't, or no longer."""
        async with self._database.read() as connection:
            return await readable_work(connection, guild_id, work_id)

    async def choose(self, guild_id: int, text: str) -> Work:
        """Find the work that a chosen or typed option names, one's own server's first.

        Raises UserFacingError if it names none, or several.
        """
        async with self._database.read() as connection:
            if (work_id := chosen_id(text)) is not None:
                return await readable_work(connection, guild_id, work_id)
            works = await readable_works(connection, guild_id)
        exact = called(works, text)
        own = [work for work in exact if work.guild_id == guild_id]
        return only_match(own or exact or works, text)


async def readable_works(connection: AsyncConnection, guild_id: int) -> list[Work]:
    """Find the server's own works by title, then those of other servers, by server and title."""
    found = await store.find_where(connection, targets_store.readable_in(guild_id))
    return sorted(found, key=lambda work: (work.guild_id != guild_id, work.guild_id))


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


def _newness(entry: CatalogueEntry) -> tuple[bool, float, int]:
    """Say how new a work's latest chapter is; the sort is stable, so works without one stay by title."""
    latest = entry.latest.chapter if entry.latest else None
    if latest is None or latest.posted_at is None:
        return False, 0.0, 0
    return True, latest.posted_at.timestamp(), latest.id
