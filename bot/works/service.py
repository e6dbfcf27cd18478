"""What a server's staff and authors can do with its works, and what everyone can see of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Unpack

from bot.clicks import store as clicks
from bot.clicks.named import require_known
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works import checks, store, wording
from bot.works.access import Contributor, may_post_in, own_work, present, require_author, require_staff, require_writer
from bot.works.buttons import ShowAdded, ShowRemoved
from bot.works.matching import chosen_id, like, only_match
from bot.works.models import UNDO, Author, TextPlace, Work, WorkChanges, WorkDetails
from bot.works.ports import WorkEffects


class Works:
    def __init__(self, database: Database, clock: Clock, effects: WorkEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

    async def add(self, member: Member, details: WorkDetails, author: Author) -> Work:
        """Add a work to the member's server. Raises UserFacingError if they aren't staff or the title is taken."""
        details = checks.work(details)
        with _refusing_taken_titles():
            async with self._database.change() as connection:
                await require_staff(connection, member)
                await require_known(connection, author.id)
                added = await store.add(connection, member.guild_id, details, author, member.id, self._clock())
                await clicks.tell(connection, ShowAdded(added.id))
                return added

    async def edit(self, member: Member, work_id: int, author: Author | None, **changes: Unpack[WorkChanges]) -> Work:
        """Change what is given and leave the rest.

        Raises UserFacingError if they are neither its author nor staff, or the title is taken.
        """
        with _refusing_taken_titles():
            async with self._database.change() as connection:
                await store.lock(connection, work_id)
                before = await own_work(connection, member, work_id)
                details = checks.work(replace(before.details, **changes))
                await store.change(connection, work_id, details)
                await self._effects.details_changed(connection, work_id)
                if details.pin != before.details.pin:
                    await self._effects.pin_changed(connection, work_id)
                if author is not None:
                    await require_known(connection, author.id)
                    await store.put_author(connection, work_id, author)
                    await self._effects.authors_changed(connection, work_id)
                if author is not None or _shown(details) != _shown(before.details):
                    await self._effects.looks_changed(connection, work_id)
                return await present(connection, member.guild_id, work_id)

    async def remove(self, member: Member, work_id: int) -> Work:
        """Take a work off its server's list. Raises UserFacingError if they are neither its author nor staff."""
        async with self._database.change() as connection:
            work = await own_work(connection, member, work_id)
            await store.remove(connection, work_id, self._clock())
            await clicks.tell(connection, ShowRemoved(work_id))
            return work

    async def removed(self, member: Member, work_id: int) -> Work:
        """Find a work that was removed. Raises UserFacingError if it wasn't, or isn't theirs."""
        async with self._database.read() as connection:
            work = await store.find(connection, member.guild_id, work_id)
            if work is None or work.removed_at is None:
                raise UserFacingError(wording.work_is_gone)
            await require_author(connection, member, work)
            return work

    async def restore(self, member: Member, work_id: int) -> Work:
        """Undo a removal within ten minutes. Raises UserFacingError afterwards, or if the title was taken meanwhile."""
        with _refusing_taken_titles():
            async with self._database.change() as connection:
                work = await store.find(connection, member.guild_id, work_id)
                if work is None:
                    raise UserFacingError(wording.work_is_gone)
                await require_author(connection, member, work)
                if work.removed_at is None:
                    raise UserFacingError(wording.already_restored, work)
                if self._clock() - work.removed_at > UNDO:
                    raise UserFacingError(wording.too_late_to_undo)
                await store.restore(connection, work)
                await self._effects.details_changed(connection, work_id)
                return work

    async def all(self, guild_id: int) -> list[Work]:
        async with self._database.read() as connection:
            return await store.in_guild(connection, guild_id)

    async def choose(self, guild_id: int, text: str) -> Work:
        """Find the work that a chosen or typed option names. Raises UserFacingError if it names none, or several."""
        async with self._database.read() as connection:
            if (work_id := chosen_id(text)) is not None:
                return await present(connection, guild_id, work_id)
            works = await store.in_guild(connection, guild_id)
        return only_match(works, text)

    async def like(self, guild_id: int, text: str) -> list[Work]:
        """Find the works whose title has the typed text in it, those that begin with it first."""
        return like(await self.all(guild_id), text)

    async def check_author(self, member: Member, work: Work) -> None:
        """Raise UserFacingError if the member is neither an author of the work nor staff of its server."""
        async with self._database.read() as connection:
            await require_author(connection, member, work)

    async def contributor(self, member: Member, work: Work | None = None) -> Contributor:
        """Find out, before a byte of a file is fetched, that the member may hand one in: for this work, or for any.

        Raises UserFacingError if they are neither an author there nor staff.
        """
        async with self._database.read() as connection:
            if work is None:
                await require_writer(connection, member)
            else:
                await require_author(connection, member, work)
        return Contributor(member.guild_id, member.id)

    async def contributor_of_new_work(self, member: Member) -> Contributor:
        """Do the same for a file of a work that isn't there yet. Raises UserFacingError if they aren't staff."""
        async with self._database.read() as connection:
            await require_staff(connection, member)
        return Contributor(member.guild_id, member.id)

    async def theirs(self, member: Member, works: list[Work]) -> list[Work]:
        """Find those of the works in which the member may post."""
        async with self._database.read() as connection:
            return await may_post_in(connection, member, works)


@contextmanager
def _refusing_taken_titles() -> Iterator[None]:
    try:
        yield
    except store.TitleTaken as taken:
        raise UserFacingError(wording.title_taken, taken.title) from None


def _shown(details: WorkDetails) -> WorkDetails:
    """Keep of a work's details what announcements show: where others go makes no difference to those that stand."""
    return replace(details, channel_id=None, comments=False, pin=False, text=TextPlace.NOWHERE)
