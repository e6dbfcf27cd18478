"""What readers can do with their own suggestions: follow them, change them, take them back, answer."""

from dataclasses import dataclass, field
from functools import partial

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text.naming import name_key
from bot.delivery.refreshing import refresh_chapter
from bot.setup.models import Member
from bot.suggestions import backing_store, store, telling
from bot.suggestions import notes_store as talk_store
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.calls import telling as calls_telling
from bot.suggestions.calls.store import NamingPoll
from bot.suggestions.forgotten import store as forgotten_store
from bot.suggestions.lookup import found, relations_of, root_of
from bot.suggestions.models import Deed, Question, Remark, SpoilerLevel, Status, Suggestion
from bot.suggestions.own import store as own_store
from bot.suggestions.own import wording
from bot.suggestions.rules import limits
from bot.suggestions.rules import store as rules_store
from bot.suggestions.verdicts import store as decision_store
from bot.suggestions.verdicts.decisions import release
from bot.suggestions.visibility import Relation, as_seen
from bot.targets import store as target_store

LOOKED_AT = 200
"""Of a reader's own suggestions that wait, those among which words are looked for."""

MINE = 5
"""A reader's own suggestions on a page."""

ASKED = 3
"""Questions that stand first: more are shown once these are answered."""


@dataclass(frozen=True, slots=True)
class MinePage:
    """A page of a reader's own suggestions; the first one begins with what they were asked and haven't answered."""

    suggestions: list[Suggestion]
    newer: bool
    older: bool
    asked: list[Question] = field(default_factory=list)
    asked_in_all: int = 0


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A reader's own suggestion, `root` being what it was merged into or itself, and what reviewers ask about it.

    Who is blocked may not answer: it would be a way to staff.
    """

    own: Suggestion
    root: Suggestion
    questions: list[Question]
    may_answer: bool

    @property
    def to_answer(self) -> list[Question]:
        return [one for one in self.questions if one.answered_at is None] if self.may_answer else []


class OwnSuggestions:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def mine(self, member: Member, *, before: int | None = None, after: int | None = None) -> MinePage:
        """Read a page of the member's suggestions for what is announced here, or was, the newest first."""
        async with self._database.read() as connection:
            guests = await target_store.ever_in_guild(connection, member.guild_id)
            of_reader = partial(own_store.of_reader, connection, member.guild_id, member.id, guests=guests)
            shown = await of_reader(MINE, before=before, after=after)
            if not shown:
                return MinePage([], newer=False, older=False)
            newer = await of_reader(1, after=shown[0].id)
            older = await of_reader(1, before=shown[-1].id)
            theirs = own_store.is_readers_own(member.guild_id, member.id, guests) & ~rules_store.is_of_blocked()
            asked = await talk_store.unanswered(connection, theirs, ASKED) if not newer else []
            in_all = await talk_store.count_unanswered(connection, theirs) if asked else 0
            return MinePage(shown, bool(newer), bool(older), asked, in_all)

    async def waiting_like(self, member: Member, typed: str, limit: int) -> list[Suggestion]:
        """Find what the member may still change or take back, by its number or words of it, the newest first."""
        key = name_key(typed)
        async with self._database.read() as connection:
            guests = await target_store.ever_in_guild(connection, member.guild_id)
            own = await own_store.of_reader(
                connection, member.guild_id, member.id, LOOKED_AT, guests=guests, only=Status.WAITING
            )
        return [one for one in own if key in name_key(f"#{one.id} {one.idea}")][:limit]

    async def waiting(self, member: Member, suggestion_id: int) -> Suggestion:
        """Find one of the member's own. Raises UserFacingError if it is decided, and can't be changed any more."""
        async with self._database.read() as connection:
            own = await _own(connection, member, suggestion_id)
        if own.status is not Status.WAITING:
            raise UserFacingError(suggestions_wording.decided_already, own)
        return own

    async def one_of_mine(self, member: Member, suggestion_id: int) -> OwnPage:
        """Show the member's own suggestion, with what became of it, and what reviewers ask."""
        async with self._database.read() as connection:
            own = await _own(connection, member, suggestion_id)
            root = await root_of(connection, own.guild_id, suggestion_id)
            shown = as_seen(root, await relations_of(connection, member, root)) or own
            is_blocked = await rules_store.is_blocked(connection, own.guild_id, member.id)
            questions = await talk_store.questions_of(connection, suggestion_id)
            return OwnPage(own, shown, questions, may_answer=not is_blocked)

    async def edit(self, member: Member, suggestion_id: int, idea: str) -> Suggestion:
        """Change one's idea while it waits; reviewers see it as unread again."""
        idea = limits.idea(idea)
        async with self._database.change() as connection:
            own = await _own(connection, member, suggestion_id)
            await limits.not_blocked(connection, own.guild_id, member.id)
            rules = await rules_store.find(connection, own.guild_id)
            limits.length(rules, idea)
            limits.words(rules, idea)
            if not await store.change_idea(connection, suggestion_id, idea):
                raise UserFacingError(
                    suggestions_wording.decided_already, await _own(connection, member, suggestion_id)
                )
            await telling.refresh_card(connection, own.guild_id, suggestion_id, self._clock())
            return await found(connection, own.guild_id, suggestion_id)

    async def choose(
        self,
        member: Member,
        suggestion_id: int,
        *,
        spoiler: SpoilerLevel | None = None,
        credited: bool | None = None,
        wants_dm: bool | None = None,
    ) -> Suggestion:
        """Change what stands beside one's own idea; what isn't given stays."""
        async with self._database.change() as connection:
            before = await _own(connection, member, suggestion_id)
            await store.change_choices(connection, suggestion_id, spoiler=spoiler, credited=credited, wants_dm=wants_dm)
            if credited is not None:
                await self._thank_anew(connection, before)
            return await found(connection, before.guild_id, suggestion_id)

    async def name_me(self, reader_id: int, suggestion_id: int, *, wanted: bool) -> tuple[Suggestion, Suggestion]:
        """Name the reader in public, or no more, wherever they ask it; the card that thanks for the idea follows.

        Returns their suggestion, and what it was merged into or itself. Raises UserFacingError if it isn't theirs.
        """
        async with self._database.change() as connection:
            own = await _of_reader(connection, reader_id, suggestion_id)
            await store.change_choices(connection, suggestion_id, credited=wanted)
            await self._thank_anew(connection, own)
            root = await root_of(connection, own.guild_id, suggestion_id)
            return own, as_seen(root, {Relation.WRITER if root.id == own.id else Relation.MERGED_WRITER}) or own

    async def withdraw(self, member: Member, suggestion_id: int) -> tuple[Suggestion, NamingPoll | None]:
        """Take one's idea back while it waits: its text is deleted, and what was merged into it waits again.

        Returns what it was, and the poll that goes on naming it.
        """
        now = self._clock()
        async with self._database.change() as connection:
            await store.lock(connection, suggestion_id)
            before = await _own(connection, member, suggestion_id)
            if not await decision_store.withdraw(connection, suggestion_id):
                raise UserFacingError(suggestions_wording.decided_already, before)
            for child_id in await backing_store.children(connection, suggestion_id):
                await release(connection, before.guild_id, child_id, member.id, now)
            await backing_store.forget(connection, suggestion_id)
            await backing_store.recount(connection, suggestion_id)
            await decision_store.write(
                connection,
                before.guild_id,
                Deed.WITHDRAWN,
                member.id,
                now,
                suggestion_id=suggestion_id,
                work_id=before.work_id,
            )
            await telling.refresh_card(connection, before.guild_id, suggestion_id, now)
            poll = await calls_telling.tell_of_outdated_poll(connection, before, now)
            await forgotten_store.take_out_of_polls(connection, [suggestion_id])
        return before, poll

    async def question(self, reader_id: int, question_id: int) -> Question:
        """Find what was asked about the reader's own suggestion. Raises UserFacingError if it isn't theirs."""
        async with self._database.read() as connection:
            return (await _question(connection, reader_id, question_id))[0]

    async def answer(self, reader_id: int, question_id: int, text: str) -> Suggestion:
        text = limits.remark(Remark.ANSWER, text)
        async with self._database.change() as connection:
            _, suggestion = await _question(connection, reader_id, question_id)
            if not await talk_store.answer(connection, question_id, text, self._clock()):
                raise UserFacingError(wording.answered_already)
            await store.mark_read(connection, suggestion.id, is_read=False)
            await telling.refresh_card(connection, suggestion.guild_id, suggestion.id, self._clock())
            return suggestion

    async def _thank_anew(self, connection: AsyncConnection, suggestion: Suggestion) -> None:
        root = await root_of(connection, suggestion.guild_id, suggestion.id)
        if root.status is Status.USED and root.used_in_id:
            await refresh_chapter(connection, root.used_in_id, self._clock())


async def _own(connection: AsyncConnection, member: Member, suggestion_id: int) -> Suggestion:
    """Find one of the member's own, where its work is or was announced. Raises UserFacingError in the same words
    whether it is somebody else's or not there at all.
    """
    own = await _of_reader(connection, member.id, suggestion_id)
    if Relation.WRITER not in await relations_of(connection, member, own):
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    return own


async def _of_reader(connection: AsyncConnection, reader_id: int, suggestion_id: int) -> Suggestion:
    """Find a reader's own, wherever they ask for it."""
    guild_id = await store.guild_of(connection, suggestion_id)
    own = await store.find(connection, guild_id, suggestion_id) if guild_id is not None else None
    if own is None or own.reader_id != reader_id:
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    if own.status is Status.WITHDRAWN:
        raise UserFacingError(wording.taken_back_already)
    return own


async def _question(connection: AsyncConnection, reader_id: int, question_id: int) -> tuple[Question, Suggestion]:
    """Find what a reader was asked. Raises UserFacingError if they are blocked: an answer would be a way to staff."""
    question = await talk_store.find_question(connection, question_id)
    if question is None:
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    suggestion = await _of_reader(connection, reader_id, question.suggestion_id)
    await limits.not_blocked(connection, suggestion.guild_id, reader_id)
    return question, suggestion
