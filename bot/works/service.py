"""What a server's staff can do with its works, and what everyone can see of them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.setup.ports import Changed, nobody_minds
from bot.works import chapter_store, checks, store, wording
from bot.works.models import Author, Chapter, TextPlace, Work, WorkDetails

UNDO = timedelta(minutes=10)
"""How long a removal can be taken back."""

CHOICE = "work:"
"""What a chosen work's value begins with, so that a title made of digits can't be taken for an id."""


class Works:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.authors_changed: Changed = nobody_minds
        self.details_changed: Changed = nobody_minds
        self.looks_changed: Changed = nobody_minds
        self.pin_changed: Changed = nobody_minds

    async def add(self, member: Member, details: WorkDetails, author: Author) -> Work:
        """Add a work to the member's server. Raises UserFacingError if they aren't staff or the title is taken."""
        checks.work(details)
        try:
            async with self._database.change() as connection:
                await require_staff(connection, member)
                return await store.add(connection, member.guild_id, details, author, member.id, self._clock())
        except IntegrityError:
            raise UserFacingError(wording.title_taken(details.title)) from None

    async def edit(self, member: Member, work_id: int, author: Author | None, **changes: Any) -> Work:
        """Change what is given and leave the rest.

        Raises UserFacingError if they aren't staff or the title is taken.
        """
        try:
            async with self._database.change() as connection:
                await require_staff(connection, member)
                await store.lock(connection, work_id)
                before = await present(connection, member.guild_id, work_id)
                details = replace(before.details, **changes)
                checks.work(details)
                await store.change(connection, work_id, details)
                await self.details_changed(connection, work_id)
                if details.pin != before.details.pin:
                    await self.pin_changed(connection, work_id)
                if author is not None:
                    await store.put_author(connection, work_id, author)
                    await self.authors_changed(connection, work_id)
                if author is not None or _shown(details) != _shown(before.details):
                    await self.looks_changed(connection, work_id)
                return await present(connection, member.guild_id, work_id)
        except IntegrityError:
            raise UserFacingError(wording.title_taken(changes["title"])) from None

    async def remove(self, member: Member, work_id: int) -> Work:
        async with self._database.change() as connection:
            await require_staff(connection, member)
            work = await present(connection, member.guild_id, work_id)
            await store.set_removed(connection, work_id, self._clock())
            return work

    async def restore(self, member: Member, work_id: int) -> Work:
        """Undo a removal within ten minutes. Raises UserFacingError afterwards, or if the title was taken meanwhile."""
        work: Work | None = None
        try:
            async with self._database.change() as connection:
                await require_staff(connection, member)
                work = await store.find(connection, member.guild_id, work_id)
                if work is None:
                    raise UserFacingError(wording.work_is_gone())
                if work.removed_at is None:
                    raise UserFacingError(wording.already_restored(work))
                if self._clock() - work.removed_at > UNDO:
                    raise UserFacingError(wording.too_late_to_undo())
                await store.set_removed(connection, work_id, None)
                await self.details_changed(connection, work_id)
                return work
        except IntegrityError:
            raise UserFacingError(wording.title_taken(work.title if work else "")) from None

    async def all(self, guild_id: int) -> list[Work]:
        async with self._database.read() as connection:
            return await store.in_guild(connection, guild_id)

    async def latest_chapters(self, guild_id: int) -> dict[int, tuple[int, Chapter]]:
        """For each work of a server: how many chapters are posted, and the latest."""
        async with self._database.read() as connection:
            return await chapter_store.latest_in_guild(connection, guild_id)

    async def choose(self, guild_id: int, text: str) -> Work:
        """The work that a chosen or typed option names. Raises UserFacingError if it names none, or several."""
        async with self._database.read() as connection:
            if (work_id := chosen_id(text)) is not None:
                return await present(connection, guild_id, work_id)
            if exact := await store.find_title(connection, guild_id, text):
                return exact
            works = await store.in_guild(connection, guild_id)
        return only_match(works, text)

    async def like(self, guild_id: int, text: str) -> list[Work]:
        """The works whose title has the typed text in it, those that begin with it first."""
        return like(await self.all(guild_id), text)

    async def check_author(self, member: Member, work: Work) -> None:
        """Raises UserFacingError if the member is neither an author of the work nor staff of its server."""
        async with self._database.read() as connection:
            await require_author(connection, member, work)

    async def theirs(self, member: Member, works: list[Work]) -> list[Work]:
        """Those of the works in which the member may post."""
        async with self._database.read() as connection:
            is_staff = (await setup_store.find(connection, member.guild_id)).is_staff(member)
        return [work for work in works if is_staff or work.is_by(member.id)]


def _shown(details: WorkDetails) -> WorkDetails:
    """What announcements that stand show of it: where others go makes no difference to them."""
    return replace(details, channel_id=None, comments=False, pin=False, text=TextPlace.NOWHERE)


def chosen_id(text: str) -> int | None:
    """The work that was chosen from the list, None if a title was typed."""
    return (number_in(text.removeprefix(CHOICE)) or None) if text.startswith(CHOICE) else None


def like(works: list[Work], text: str) -> list[Work]:
    """Those of the works whose title has the typed text in it, those that begin with it first."""
    key = store.title_key(text)
    found = [work for work in works if key in store.title_key(work.title)]
    return sorted(found, key=lambda work: not store.title_key(work.title).startswith(key))


def only_match(works: list[Work], text: str) -> Work:
    """The one whose title begins with the typed text. Raises UserFacingError if none does, or several do."""
    key = store.title_key(text)
    found = [work for work in works if key and store.title_key(work.title).startswith(key)]
    if not works:
        raise UserFacingError(wording.no_works())
    if not found:
        raise UserFacingError(wording.no_such_work(text))
    if len(found) > 1:
        raise UserFacingError(wording.ambiguous_work(text))
    return found[0]


async def present(connection: AsyncConnection, guild_id: int, work_id: int) -> Work:
    """A work of this server that wasn't removed. Raises UserFacingError if there is none."""
    return require_present(await store.find(connection, guild_id, work_id))


def require_present(work: Work | None) -> Work:
    """The work, if there is one that wasn't removed. Raises UserFacingError if not."""
    if work is None or work.removed_at is not None:
        raise UserFacingError(wording.work_is_gone())
    return work


async def require_staff(connection: AsyncConnection, member: Member) -> None:
    """Raises UserFacingError if the member isn't staff of their server."""
    if not (await setup_store.find(connection, member.guild_id)).is_staff(member):
        raise UserFacingError(wording.staff_only())


async def require_author(connection: AsyncConnection, member: Member, work: Work) -> None:
    """Raises UserFacingError if the member is neither an author of the work nor staff of its server."""
    if work.guild_id == member.guild_id and work.is_by(member.id):
        return
    if work.guild_id != member.guild_id or not (await setup_store.find(connection, member.guild_id)).is_staff(member):
        raise UserFacingError(wording.authors_only(work))
