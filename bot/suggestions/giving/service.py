"""What readers can do with suggestions: give them, and back those of others."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import store, telling
from bot.suggestions.buttons import ShowDropped, ShowGiven, ShowHeld
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls.telling import refresh_call
from bot.suggestions.giving import backing, wording
from bot.suggestions.giving import store as held_ideas
from bot.suggestions.giving.lookalikes import alike_as_shown, offered_beside
from bot.suggestions.lookup import found
from bot.suggestions.models import HOLDING, HeldIdea, IdeaChoices, SimilarSuggestion, Suggestion
from bot.suggestions.rules import limits
from bot.suggestions.rules import store as rules_store
from bot.suggestions.rules import wording as rules_wording
from bot.suggestions.rules.models import Rules
from bot.suggestions.visibility import Relation
from bot.targets.catalogue import readable_work
from bot.works import chapter_store
from bot.works import wording as works_wording
from bot.works.models import Work


@dataclass(frozen=True, slots=True)
class Offer:
    """What became of an idea: given, or held back because of similar ones."""

    given: Suggestion | None
    held_id: int = 0
    similar: list[SimilarSuggestion] = field(default_factory=list)


class Suggestions:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def suggest(
        self,
        member: Member,
        work_id: int,
        chapter_id: int | None,
        idea: str,
        choices: IdeaChoices | None = None,
        *,
        call_id: int | None = None,
    ) -> Suggestion:
        """Keep a reader's idea. Raises UserFacingError if it can't be taken, and says why."""
        idea = limits.idea(idea)
        chosen = replace(choices or IdeaChoices(), chapter_id=chapter_id)
        async with self._database.change() as connection:
            return await self._give(connection, member, work_id, idea, chosen, call_id)

    async def offer(
        self, member: Member, work_id: int, idea: str, choices: IdeaChoices, *, call_id: int | None = None
    ) -> Offer:
        """Keep an idea, or hold it back and show the similar ones that are there already.

        Raises UserFacingError if it can't be taken, whether or not there are similar ones.
        """
        idea = limits.idea(idea)
        async with self._database.read() as connection:
            work = await readable_work(connection, member.guild_id, work_id)
            await limits.not_blocked(connection, work.guild_id, member.id)
            similar = await alike_as_shown(connection, member, work, idea)
        async with self._database.change() as connection:
            if not similar:
                return Offer(await self._give(connection, member, work_id, idea, choices, call_id))
            await self._check(connection, member, work_id, call_id, idea)
            now = self._clock()
            held_id = await held_ideas.hold(
                connection, member.guild_id, work_id, call_id, member.id, idea, choices, now
            )
            await clicks.tell(connection, ShowHeld(held_id))
        return Offer(None, held_id, similar)

    async def held(self, member: Member, held_id: int) -> Offer:
        """Show once more what is like the idea that was held back. Raises UserFacingError if it was sent or dropped."""
        async with self._database.read() as connection:
            held = await held_ideas.find(connection, member.guild_id, member.id, held_id)
            if held is None:
                raise UserFacingError(wording.not_held_any_more)
            work = await readable_work(connection, member.guild_id, held.work_id)
            await limits.not_blocked(connection, work.guild_id, member.id)
            similar = await alike_as_shown(connection, member, work, held.idea)
        return Offer(None, held_id, similar)

    async def check(self, member: Member, work_id: int, call_id: int | None = None) -> Work:
        """Check, before anybody types, that this member may suggest for the work now. Raises UserFacingError if not."""
        async with self._database.read() as connection:
            work, _ = await self._check(connection, member, work_id, call_id)
            return work

    async def open_to(self, member: Member, works: Sequence[Work]) -> list[Work]:
        """Find those of the works for which the member may suggest. Raises UserFacingError if there are none."""
        if not works:
            raise UserFacingError(works_wording.no_works)
        if taken := await self.that_take_ideas(member, works):
            return taken
        async with self._database.read() as connection:
            guild_ids = {work.guild_id for work in works}
            is_blocked = guild_ids == await rules_store.blocked_in(connection, guild_ids, member.id)
        if is_blocked:
            raise UserFacingError(rules_wording.you_are_blocked)
        raise UserFacingError(rules_wording.works_are_closed, [work.title for work in works])

    async def that_take_ideas(self, member: Member, works: Sequence[Work]) -> list[Work]:
        """Find those of the works for which the member isn't blocked, and that aren't closed."""
        async with self._database.read() as connection:
            blocked = await rules_store.blocked_in(connection, {work.guild_id for work in works}, member.id)
            closed = await rules_store.closed_among(connection, [work.id for work in works])
        return [work for work in works if work.guild_id not in blocked and work.id not in closed]

    async def send_anyway(self, member: Member, held_id: int) -> Suggestion:
        """Keep the idea that was held back. Raises UserFacingError if it was sent or dropped already."""
        async with self._database.change() as connection:
            held = await held_ideas.find(connection, member.guild_id, member.id, held_id)
            if held is None or not await held_ideas.remove(connection, member.id, held_id):
                raise UserFacingError(wording.not_held_any_more)
            return await self._give(connection, member, held.work_id, held.idea, held.choices, held.call_id)

    async def held_text(self, member: Member, held_id: int) -> str:
        """Find the text of a held idea, to be given back; empty if it isn't there."""
        async with self._database.read() as connection:
            held = await held_ideas.find(connection, member.guild_id, member.id, held_id)
            return held.idea if held else ""

    async def held_by(self, member: Member) -> list[HeldIdea]:
        """Find the member's ideas that are held back here until they say whether to send them, the newest first."""
        async with self._database.read() as connection:
            return await held_ideas.of_reader(connection, member.guild_id, member.id, self._clock() - HOLDING)

    async def dont_send(self, member: Member, held_id: int) -> HeldIdea:
        """Drop the idea that was held back, and return it. Raises UserFacingError if it was sent or dropped already."""
        async with self._database.change() as connection:
            held = await held_ideas.find(connection, member.guild_id, member.id, held_id)
            if held is None or not await held_ideas.drop(connection, member.id, held_id):
                raise UserFacingError(wording.not_held_any_more)
            await clicks.tell(connection, ShowDropped(held_id))
            return held

    async def dropped(self, member: Member, held_id: int) -> HeldIdea:
        """Find an idea that the member dropped within the day. Raises UserFacingError if it isn't there any more."""
        async with self._database.read() as connection:
            held = await held_ideas.find(connection, member.guild_id, member.id, held_id, is_dropped=True)
        if held is None:
            raise UserFacingError(wording.not_held_any_more)
        return held

    async def back_instead(self, member: Member, held_id: int, suggestion_id: int) -> Suggestion:
        """Back another's idea in place of sending the held one, which is much like it."""
        async with self._database.change() as connection:
            alike = await offered_beside(connection, member, held_id)
            also = (Relation.ALIKE,) if suggestion_id in alike else ()
            backed = await backing.back(connection, member, suggestion_id, self._clock(), also)
            await held_ideas.remove(connection, member.id, held_id)
            return backed

    async def back(self, member: Member, suggestion_id: int) -> Suggestion:
        """Count the member among those who want it; the suggestion as they may see it, with the backing it has now.

        Raises UserFacingError if it isn't public, their own, backed already, or decided for good.
        """
        async with self._database.change() as connection:
            return await backing.back(connection, member, suggestion_id, self._clock())

    async def stop_backing(self, member: Member, suggestion_id: int) -> Suggestion:
        """Take the member's backing away. Raises UserFacingError if they don't back it, or may see nothing of it."""
        async with self._database.change() as connection:
            return await backing.stop(connection, member, suggestion_id, self._clock())

    async def _check(
        self, connection: AsyncConnection, member: Member, work_id: int, call_id: int | None, idea: str | None = None
    ) -> tuple[Work, Rules]:
        """Find the work and the rules that hold for it. Raises UserFacingError if they don't let this idea in, or,
        without one, any.
        """
        now = self._clock()
        work = await readable_work(connection, member.guild_id, work_id)
        if idea is not None:
            await limits.take_readers_turn(connection, work.guild_id, member.id)
        rules = await rules_store.find(connection, work.guild_id)
        held = await held_ideas.held_since(connection, work.guild_id, member.id, now - HOLDING)
        await limits.may_suggest(connection, member.id, work, rules, now, held)
        if call_id:
            call = await call_store.find(connection, work.guild_id, call_id)
            is_open = call and not call.closed_at and not (call.closes_at and call.closes_at <= now)
            stands_here = call and (call.guild_id == member.guild_id or call.chapter_id is not None)
            if call is None or call.work_id != work_id or not (is_open and stands_here):
                raise UserFacingError(wording.call_is_closed)
        if idea is not None:
            limits.length(rules, idea)
            limits.words(rules, idea)
        return work, rules

    async def _give(
        self,
        connection: AsyncConnection,
        member: Member,
        work_id: int,
        idea: str,
        choices: IdeaChoices,
        call_id: int | None,
    ) -> Suggestion:
        work, rules = await self._check(connection, member, work_id, call_id, idea)
        now = self._clock()
        suggestion_id = await store.add(
            connection,
            guild_id=work.guild_id,
            work_id=work_id,
            reader=member,
            idea=idea,
            choices=replace(choices, chapter_id=await _chapter_of(connection, work, choices.chapter_id)),
            call_id=call_id,
            at=now,
        )
        await clicks.tell(connection, ShowGiven(suggestion_id))
        if call_id:
            await call_store.count_answer(connection, call_id)
            await refresh_call(connection, work.guild_id, call_id, now)
        if rules.staff_channel_id:
            to = (work.guild_id, suggestion_id, rules.staff_channel_id)
            await telling.show_card(connection, *to, now)
        return await found(connection, work.guild_id, suggestion_id)


async def _chapter_of(connection: AsyncConnection, work: Work, chapter_id: int | None) -> int | None:
    if not chapter_id:
        return None
    chapter = await chapter_store.find(connection, work.guild_id, chapter_id)
    is_out = chapter is not None and chapter.work_id == work.id and chapter.can_be_read
    return chapter_id if is_out else None
