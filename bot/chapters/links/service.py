"""Where a chapter's link belongs, and whether it was announced before."""

import asyncio
from collections.abc import Sequence

from bot.addresses.models import Address, AddressKind
from bot.addresses.reading import normal_form
from bot.chapters.links import store
from bot.chapters.links.models import LinkedPlace
from bot.chapters.links.pages.service import Pages
from bot.chapters.namesakes.models import Namesake
from bot.chapters.namesakes.service import Namesakes
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.targets.catalogue import readable_works
from bot.uploads.matching import linked_works
from bot.works import store as works_store
from bot.works import wording as works_wording
from bot.works.access import may_post_in, require_author
from bot.works.models import Chapter, Work


class ChapterLinks:
    def __init__(self, database: Database, namesakes: Namesakes, pages: Pages) -> None:
        self.pages = pages
        self._database = database
        self._namesakes = namesakes

    async def place(self, member: Member, address: Address, work: Work | None = None) -> LinkedPlace:
        """Find the works that a link may be a chapter of, or this one, and the chapters that have it already.

        Raises UserFacingError if it belongs only to works in which the member may not post.
        """
        async with self._database.read() as connection:
            works = await works_store.in_guild(connection, member.guild_id)
            same = await self._with_link(connection, member.guild_id, address)
            owners = [one for one in works if one.id in {chapter.work_id for chapter in same}]
            linked = [work] if work else owners or linked_works(works, address)
            if not linked:
                return LinkedPlace(removed=await self._elsewhere(connection, member, address))
            theirs = await may_post_in(connection, member, linked)
            if not theirs:
                await require_author(connection, member, linked[0])
            there = await self._there(connection, await may_post_in(connection, member, owners), same)
        return LinkedPlace(tuple(theirs), tuple(there))

    async def _with_link(self, connection: AsyncConnection, guild_id: int, address: Address) -> list[Chapter]:
        """Find the chapters with this address; that of a work as a whole says nothing of which chapter it is."""
        if address.kind is not AddressKind.CHAPTER:
            return []
        known = address.chapter if address.chapter and address.chapter.isdecimal() else ""
        rows = await store.links_in_guild(connection, guild_id, known)
        same = await asyncio.to_thread(_same, rows, address.normal)  # an old server has thousands
        return await store.find_all(connection, same) if same else []

    async def _there(
        self, connection: AsyncConnection, works: Sequence[Work], chapters: Sequence[Chapter]
    ) -> list[Namesake]:
        found: list[Namesake] = []
        for work in works:
            found += await self._namesakes.placed(connection, work, [one for one in chapters if one.work_id == work.id])
        return found

    async def _elsewhere(self, connection: AsyncConnection, member: Member, address: Address) -> Work | None:
        """Find the removed work of this server that a link belongs to.

        Raises UserFacingError where it belongs to one that is kept in another server.
        """
        if guests := linked_works(await readable_works(connection, member.guild_id), address):
            raise UserFacingError(works_wording.authors_at_home_only, guests[0])
        removed = linked_works(await store.removed_works(connection, member.guild_id), address)
        return next(iter(await may_post_in(connection, member, removed)), None)


def _same(links: Sequence[tuple[int, str]], normal: str) -> list[int]:
    return [chapter_id for chapter_id, link in links if normal_form(link) == normal]
