"""What an author says in a preview of the ideas that its chapter uses, and what becomes of that."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.chapters.lookup import held_draft
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.text import limits
from bot.setup.models import Member
from bot.suggestions import chosen_store
from bot.suggestions import store as suggestions_store
from bot.suggestions.calls import store as call_store
from bot.suggestions.models import Decision, Status, Suggestion
from bot.suggestions.verdicts import decisions
from bot.works import chapter_store
from bot.works.chapter_store import UNPOSTED
from bot.works.models import Chapter, Target, Work


@dataclass(frozen=True, slots=True)
class IdeaChoice:
    """The accepted ideas that a chapter may use, as many as a select shows, and which of them it does.

    `is_cut` if there are more.
    """

    offered: tuple[Suggestion, ...]
    chosen: frozenset[int]
    is_cut: bool


class UsedIdeas:
    """Does what `bot/chapters/ports.py` asks for as well, in the transactions that post and withdraw."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def choice(self, work: Work, chapter: Chapter) -> IdeaChoice:
        """Offer the accepted ideas, the most backed first, for whoever has been let in already.

        Those that were chosen are among them, however little they are backed.
        """
        async with self._database.read() as connection:
            ids = await chosen_store.chosen(connection, chapter.id)
            found = await suggestions_store.find_all(connection, work.guild_id, ids)
            standing = [one for one in found if one.status is Status.ACCEPTED]
            most_backed = await chosen_store.accepted(connection, work.id, limits.OPTIONS + 1)
        others = [one for one in most_backed if one.id not in ids]
        offered = sorted([*standing, *others][: limits.OPTIONS], key=lambda one: (-one.backing, one.id))
        is_cut = len(standing) + len(others) > limits.OPTIONS
        return IdeaChoice(tuple(offered), frozenset(one.id for one in standing), is_cut)

    async def choose(self, member: Member, chapter_id: int, suggestion_ids: Collection[int]) -> None:
        """Let a draft use these ideas and no others; what isn't an accepted one of its work is passed over.

        Raises UserFacingError if the chapter is posted, cancelled or not theirs to touch.
        """
        async with self._database.change() as connection:
            work, _ = await held_draft(connection, member, chapter_id)
            found = await suggestions_store.find_all(connection, member.guild_id, list(suggestion_ids))
            own = [one.id for one in found if one.work_id == work.id and one.status is Status.ACCEPTED]
            await chosen_store.put(connection, chapter_id, own)
            await chapter_store.move(connection, chapter_id, UNPOSTED, touched_at=self._clock())

    async def posted(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, targets: list[Target], by: int
    ) -> None:
        """Mark as used what was chosen and is still accepted, and open the call that the card asks for."""
        ids = await chosen_store.chosen(connection, chapter.id)
        await suggestions_store.lock(connection, *ids)
        for one in await suggestions_store.find_all(connection, work.guild_id, ids):
            if one.status is Status.ACCEPTED:
                reason = one.decision.reason if one.decision else None
                decision = Decision(by_id=by, at=self._clock(), reason=reason)
                await decisions.decide(connection, one, Status.USED, decision, target_id=chapter.id)
        await chosen_store.put(connection, chapter.id, ())
        await self._open_call(connection, work, chapter, targets, by)

    async def withdrawn(self, connection: AsyncConnection, work: Work, chapter: Chapter, by: int) -> None:
        """Give back what the chapter used; it is used again if the chapter is brought back."""
        ids = await chosen_store.used_in(connection, chapter.id)
        await suggestions_store.lock(connection, *ids)
        for one in await suggestions_store.find_all(connection, work.guild_id, ids):
            await decisions.take_back(connection, by, one, self._clock())
        await chosen_store.put(connection, chapter.id, ids)

    async def _open_call(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, targets: list[Target], by: int
    ) -> None:
        question = chapter.details.question
        if question is None or await call_store.of_chapter(connection, chapter.id):
            return
        await call_store.add(
            connection,
            guild_id=work.guild_id,
            work_id=work.id,
            channel_id=next((one.channel_id for one in targets if one.guild_id == work.guild_id), 0),
            question=question,
            created_by=by,
            created_at=self._clock(),
            closes_at=None,
            chapter_id=chapter.id,
        )
