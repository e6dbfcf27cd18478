"""What the mirror has of readers who are forgotten, and how events and readings about them are taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import BigInteger, select

from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.relations import given
from bot.core.people import store as people_store
from bot.kudos import marks
from bot.kudos.mirror.reading import Reading
from bot.kudos.store import Fact, reactions
from bot.works.chapter_store import chapters

Changed = tuple[list[Fact], list[Fact]]
"""What is to be added to the mirror, and what is to be removed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The works of some announcements, what the mirror has on them under marks, and who was forgotten lately."""

    works: dict[int, int] = field(default_factory=dict)
    facts: frozenset[tuple[int, int, str, bool]] = frozenset()
    lately: frozenset[int] = frozenset()

    def told(self, new: list[Fact], gone: list[Fact]) -> Changed:
        """Take what events told: whoever reacts anew counts anew, and what is taken back is no mark's any more.

        What was under way when its reader was forgotten becomes a mark's.
        """
        if not self.works:
            return new, gone
        instead = [mark for fact in (*new, *gone) for mark in self._marks_of(fact)]
        return [self._kept(fact) for fact in new], [*gone, *instead]

    def read(self, announcement_id: int, reading: Reading, lacking: list[Fact], until: int | None) -> Changed:
        """Take what was read of one kind: who has a mark lacks nothing, and a mark whose reader isn't there is gone."""
        if not self.works:
            return lacking, []
        kind = (reading.kind.emoji, reading.kind.is_super)
        standing = {fact for fact in self.facts if fact[0] == announcement_id and fact[2:] == kind}
        found = {key for user in reading.found for key in self._keys((announcement_id, user, *kind, False))}
        missing = [self._kept(fact) for fact in lacking if not standing.intersection(self._keys(fact))]
        if reading.after == 0 and until is None:
            return missing, [(*fact, False) for fact in standing - found]
        if until is not None and until == reading.after + 1:
            asked = self._keys((announcement_id, until, *kind, False))
            return missing, [(*fact, False) for fact in standing.intersection(asked) - found]
        return missing, []

    def _kept(self, fact: Fact) -> Fact:
        """Return what is kept of a reaction: nothing of who was forgotten lately."""
        if fact[0] not in self.works or people_store.mark_of_person(fact[1]) not in self.lately:
            return fact
        return (fact[0], marks.uncounted(self.works[fact[0]], fact[1]), *fact[2:])

    def _marks_of(self, fact: Fact) -> Iterable[Fact]:
        return ((*key, False) for key in self._keys(fact) if key in self.facts)

    def _keys(self, fact: Fact) -> list[tuple[int, int, str, bool]]:
        work_id = self.works.get(fact[0])
        pair = marks.both(work_id, fact[1]) if work_id is not None else ()
        return [(fact[0], mark, fact[2], fact[3]) for mark in pair]


async def find(connection: AsyncConnection, announcement_ids: Collection[int], since: datetime) -> Marked:
    """Find what stands under marks on these announcements, and who was forgotten since a moment: mostly nobody."""
    lately = await people_store.forgotten_since(connection, since)
    asked = given(connection, {"id": BigInteger()}, [(one,) for one in announcement_ids])
    key = (reactions.c.announcement_id, reactions.c.user_id, reactions.c.emoji, reactions.c.is_super)
    query = select(*key).join(asked, asked.c.id == reactions.c.announcement_id).where(reactions.c.user_id < 0)
    facts = frozenset((row[0], row[1], row[2], row[3]) for row in await connection.execute(query))
    concerned = announcement_ids if lately else {fact[0] for fact in facts}
    return Marked(await _works(connection, concerned), facts, lately) if concerned else Marked()


async def _works(connection: AsyncConnection, announcement_ids: Collection[int]) -> dict[int, int]:
    asked = given(connection, {"id": BigInteger()}, [(one,) for one in announcement_ids])
    query = select(announcements.c.id, chapters.c.work_id).join(asked, asked.c.id == announcements.c.id)
    rows = await connection.execute(query.join(chapters, chapters.c.id == announcements.c.chapter_id))
    return {row.id: row.work_id for row in rows}
