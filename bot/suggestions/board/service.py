"""What everybody may see of suggestions: a work's board, its hall of thanks, and its chapters' thanks."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.numbers import number_in
from bot.core.text.naming import name_key
from bot.setup.models import Member
from bot.suggestions import backing_store, store
from bot.suggestions.models import BACKABLE, Suggestion
from bot.suggestions.queue import store as queue_store
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.store import Queue
from bot.suggestions.rules import store as rules_store
from bot.suggestions.search import store as search_store
from bot.suggestions.search.store import Scope
from bot.suggestions.visibility import Relation, as_seen
from bot.targets import store as targets_store
from bot.targets.catalogue import readable_work, readable_works
from bot.works.models import Work

BOARD = 8
"""Suggestions on a page of the board."""

HALL = 20
"""Readers in the hall of thanks."""

LOOKED_AT = 100
"""Suggestions looked at to offer the public ones among them."""


class Showcase:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def board(
        self, member: Member, work_id: int, after: tuple[int, int] | None = None
    ) -> tuple[Work, list[Suggestion], bool]:
        """Read a page of a work's public list, the most backed first, and whether more follow.

        `after` is the backing and the id of the last one shown. Only readers who agreed to be named are on it.
        """
        async with self._database.read() as connection:
            work = await readable_work(connection, member.guild_id, work_id)
            queue = Queue((work_id,), QueueFilter(status=None, order=Order.BACKED), BACKABLE, public=True)
            ids = await queue_store.run(connection, queue, after, BOARD + 1)
            shown = _in_public(await store.find_all(connection, work.guild_id, ids))
            return work, shown[:BOARD], len(shown) > BOARD

    async def hall(self, member: Member, work_id: int) -> tuple[Work, Sequence[tuple[str, int]]]:
        """Find the readers whom a work's chapters thank: their names, and in how many chapters."""
        async with self._database.read() as connection:
            work = await readable_work(connection, member.guild_id, work_id)
            return work, await backing_store.thanked(connection, work_id, HALL)

    async def like(self, member: Member, typed: str, limit: int) -> list[Suggestion]:
        """Find public suggestions that a reader may back here, by number or words, the newest of each server first."""
        found: list[Suggestion] = []
        async with self._database.read() as connection:
            for guild_id, works in groupby(
                await readable_works(connection, member.guild_id), lambda work: work.guild_id
            ):
                found += await _public(connection, guild_id, tuple(work.id for work in works), typed)
        return found[:limit]

    async def backable_like(self, member: Member, typed: str, limit: int) -> list[Suggestion]:
        """Find those that a reader can back now."""
        found = await self._open_to(member, typed)
        async with self._database.read() as connection:
            theirs = await backing_store.concerning(connection, [one.id for one in found], member.id)
        return [one for one in found if one.id not in theirs][:limit]

    async def backed_like(self, member: Member, typed: str, limit: int) -> list[Suggestion]:
        """Find those that a reader backs here, private ones too, by number or by words that they may see."""
        key = name_key(typed)
        async with self._database.read() as connection:
            guests = await targets_store.ever_in_guild(connection, member.guild_id)
            backed = await backing_store.backed_by(connection, member.guild_id, member.id, guests, LOOKED_AT)
        shown = _as_seen(backed, (Relation.BACKER, Relation.READER))
        return [one for one in shown if key in name_key(f"#{one.id} {one.idea} {one.work_title}")][:limit]

    async def reportable_like(self, member: Member, typed: str, limit: int) -> list[Suggestion]:
        """Find others' that a reader hasn't reported yet."""
        found = [one for one in await self._open_to(member, typed) if one.reader_id != member.id]
        async with self._database.read() as connection:
            reported = await rules_store.reported_by(connection, [one.id for one in found], member.id)
        return [one for one in found if one.id not in reported][:limit]

    async def _open_to(self, member: Member, typed: str) -> list[Suggestion]:
        """Find public suggestions of the servers that let the reader speak."""
        found = await self.like(member, typed, LOOKED_AT)
        async with self._database.read() as connection:
            blocked = await rules_store.blocked_in(connection, {one.guild_id for one in found}, member.id)
        return [one for one in found if one.guild_id not in blocked]


async def _public(
    connection: AsyncConnection, guild_id: int, work_ids: tuple[int, ...], typed: str
) -> list[Suggestion]:
    scope = Scope(guild_id=guild_id, work_ids=work_ids, statuses=BACKABLE)
    number = number_in(typed.strip().removeprefix("#"))
    ids = [number] if number else []
    ids += await search_store.search(connection, scope, typed, limit=LOOKED_AT)
    public = await store.public_among(connection, list(dict.fromkeys(ids)), work_ids, BACKABLE)
    return _in_public(await store.find_all(connection, guild_id, public))


def _in_public(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Leave nothing but what every reader may see."""
    return _as_seen(suggestions, (Relation.READER,))


def _as_seen(suggestions: Iterable[Suggestion], relations: Sequence[Relation]) -> list[Suggestion]:
    return [seen for one in suggestions if (seen := as_seen(one, relations))]


class ThanksToReaders:
    """The port of announcements: whom a chapter's card thanks."""

    async def for_chapter(self, connection: AsyncConnection, chapter_id: int) -> list[str]:
        """Name the readers who agreed to be named, each once, in the order of their suggestions."""
        return list((await backing_store.credited_in(connection, chapter_id)).values())
