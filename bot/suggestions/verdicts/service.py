"""What authors and staff decide: accept, decline, shelve, merge, mark used, and undo."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import backing_store, store
from bot.suggestions.access import reviewable_suggestion
from bot.suggestions.lookup import found
from bot.suggestions.models import BULK, OPEN, ROOTS, Decision, Remark, Status, Suggestion
from bot.suggestions.rules import limits
from bot.suggestions.verdicts import decisions, wording
from bot.suggestions.verdicts import store as verdicts_store
from bot.suggestions.verdicts.decisions import AlreadyDecided


@dataclass(frozen=True, slots=True)
class Tally:
    """What deciding on several at once came to."""

    decided: list[int]
    late: list[int]


class Verdicts:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def decide(
        self, member: Member, suggestion_id: int, status: Status, reason: str = "", *, version: int | None = None
    ) -> Suggestion:
        """Accept, decline or shelve. `version` is the text that the reviewer saw.

        Raises AlreadyDecided if somebody else was quicker, or the reader changed it meanwhile.
        """
        reason = limits.remark(Remark.REASON, reason, required=False)
        async with self._database.change() as connection:
            before = await self._open(connection, member, suggestion_id, version, _others(status))
            await self._decide(connection, member, before, status, reason or None)
            return await found(connection, member.guild_id, suggestion_id)

    async def decide_several(
        self, member: Member, suggestion_ids: Sequence[int], status: Status, reason: str = ""
    ) -> Tally:
        """Accept, decline or shelve up to BULK at once, each by itself: what somebody else decided meanwhile
        stays theirs.
        """
        reason = limits.remark(Remark.REASON, reason, required=False)
        decided, late = [], []
        async with self._database.change() as connection:
            for suggestion_id in sorted(set(suggestion_ids))[:BULK]:
                before = await _held(connection, member, suggestion_id)
                if before.status in _others(status):
                    await self._decide(connection, member, before, status, reason or None)
                    decided.append(suggestion_id)
                else:
                    late.append(suggestion_id)
        return Tally(decided, late)

    async def merge(
        self, member: Member, suggestion_id: int, into_id: int, *, version: int | None = None
    ) -> Suggestion:
        """Let another suggestion of the same work stand for this one: its backing and its credit go along.

        Raises UserFacingError if that one is gone, of another work, declined, or merged into this one.
        """
        async with self._database.change() as connection:
            into_id = (await reviewable_suggestion(connection, member, into_id)).id
            into_id = await backing_store.root_of(connection, into_id)
            await store.lock(connection, suggestion_id, into_id)
            before = await self._open(connection, member, suggestion_id, version, OPEN)
            into = await found(connection, member.guild_id, await backing_store.root_of(connection, into_id))
            if into.id == before.id:
                raise UserFacingError(wording.merge_into_itself)
            if into.work_id != before.work_id or into.status not in ROOTS:
                raise UserFacingError(wording.no_merging_into, into)
            await self._decide(connection, member, before, Status.MERGED, None, into.id)
            return await found(connection, member.guild_id, suggestion_id)

    async def use(
        self, member: Member, suggestion_id: int, chapter_id: int, *, version: int | None = None
    ) -> Suggestion:
        """Tie an accepted suggestion to the chapter in which it happens; its readers are thanked there."""
        async with self._database.change() as connection:
            before = await self._open(connection, member, suggestion_id, version, (Status.ACCEPTED,))
            known = await verdicts_store.chapters_to_use(connection, before.work_id)
            if chapter_id not in {one.id for one in known}:
                raise UserFacingError(wording.no_such_chapter)
            reason = before.decision.reason if before.decision else None
            await self._decide(connection, member, before, Status.USED, reason, chapter_id)
            return await found(connection, member.guild_id, suggestion_id)

    async def undo(self, member: Member, suggestion_id: int, *, of: int | None = None) -> Suggestion:
        """Take the last decision back within ten minutes. Raises UserFacingError afterwards.

        `of` is when the decision was made that the reviewer saw, in seconds since 1970. Raises AlreadyDecided if
        another one stands now.
        """
        async with self._database.change() as connection:
            root_id = await backing_store.root_of(connection, suggestion_id)
            await store.lock(connection, suggestion_id, root_id)
            suggestion = await reviewable_suggestion(connection, member, suggestion_id)
            if of is not None and suggestion.decision and int(suggestion.decision.at.timestamp()) != of:
                raise AlreadyDecided(wording.already_decided, suggestion)
            await decisions.undo(connection, member, suggestion, self._clock())
            return await found(connection, member.guild_id, suggestion_id)

    async def _open(
        self,
        connection: AsyncConnection,
        member: Member,
        suggestion_id: int,
        version: int | None,
        allowed: tuple[Status, ...],
    ) -> Suggestion:
        """Find the suggestion in a state that this can be decided from, and keep it so until the transaction ends."""
        suggestion = await _held(connection, member, suggestion_id)
        if suggestion.status not in allowed:
            raise AlreadyDecided(wording.already_decided, suggestion)
        if version is not None and suggestion.version != version:
            if suggestion.status is Status.SHELVED:
                raise AlreadyDecided(wording.already_decided, suggestion)
            raise AlreadyDecided(wording.changed_meanwhile)
        return suggestion

    async def _decide(
        self,
        connection: AsyncConnection,
        member: Member,
        before: Suggestion,
        status: Status,
        reason: str | None,
        target_id: int | None = None,
    ) -> None:
        decision = Decision(by_id=member.id, at=self._clock(), reason=reason)
        await decisions.decide(connection, before, status, decision, target_id=target_id)


async def _held(connection: AsyncConnection, member: Member, suggestion_id: int) -> Suggestion:
    """Find a suggestion that the member may review, and keep it as it is until the transaction ends."""
    await store.lock(connection, suggestion_id)
    return await reviewable_suggestion(connection, member, suggestion_id)


def _others(status: Status) -> tuple[Status, ...]:
    """List what can be decided to this; what is shelved isn't shelved again."""
    return tuple(one for one in OPEN if one is not status)
