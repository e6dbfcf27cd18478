"""What keeps suggestions kind: limits, words, blocks, reports, and the log of everything decided."""

from collections.abc import Collection
from dataclasses import replace
from typing import Unpack

from bot.clicks.named import require_known
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.db.turns import take_turn
from bot.core.errors import UserFacingError
from bot.core.people.marks import is_mark
from bot.setup.models import Member
from bot.suggestions import telling
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.access import reviewable_works
from bot.suggestions.board import wording as board_wording
from bot.suggestions.lookup import found
from bot.suggestions.models import Deed, LogEntry, Remark
from bot.suggestions.moderation import wording
from bot.suggestions.rules import limits
from bot.suggestions.rules import store as rules_store
from bot.suggestions.rules.models import MAX_PHRASE, MAX_PHRASES, Limit, Rules, RulesChanges, RulesInHand
from bot.suggestions.verdicts import store as decision_store
from bot.targets.catalogue import readable_work
from bot.works.access import is_staff, require_staff

RULES = "rules"
"""The turn of whoever changes a server's rules."""

LOGGED = 10
"""Entries of the log on a page."""

LONGEST_COOLDOWN = 7 * 24 * 60 * 60
"""Seconds that a cooldown may last: a week."""

CLOSED_WORKS = "closed_work_ids"
"""What the log calls it that other works are closed from now on."""

MOST_WAITING = 1000
LONGEST_SHORTEST = 500


class Moderation:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def rules(self, member: Member) -> RulesInHand:
        """Find the rules of the member's server, and what of them they may change: staff all, authors what is per work.

        Raises UserFacingError if they are neither.
        """
        async with self._database.read() as connection:
            works = await reviewable_works(connection, member)
            rules = await rules_store.find(connection, member.guild_id)
            return RulesInHand(rules, tuple(works), is_all=await is_staff(connection, member))

    async def change(self, member: Member, **changes: Unpack[RulesChanges]) -> None:
        """Change what is given of the rules, and leave the rest. Raises UserFacingError naming what can't be."""
        async with self._database.change() as connection:
            await require_staff(connection, member)
            await take_turn(connection, RULES, member.guild_id)
            rules = replace(await rules_store.find(connection, member.guild_id), **changes)
            _check(rules)
            await rules_store.put(connection, rules)
            detail = ", ".join(sorted(changes))
            await decision_store.write(connection, member.guild_id, Deed.RULES, member.id, self._clock(), detail=detail)

    async def close_offered(self, member: Member, chosen: Collection[int], mark: str) -> None:
        """Let those of the works that a form offered take no suggestions that were chosen, and the others take them.

        Raises UserFacingError if they review no work, or if not what `mark` says was offered and closed is so now.
        """
        in_hand = await self.rules(member)
        offered = [work.id for work in in_hand.closable]
        await self.close_works(member, offered, chosen, mark=mark)

    async def close_works(
        self, member: Member, offered: Collection[int], chosen: Collection[int], *, mark: str | None = None
    ) -> None:
        """Let those of the offered works that were chosen take no suggestions, and the others take them again.

        What isn't the member's to decide about stays as it is. Raises UserFacingError if they review no work.
        """
        async with self._database.change() as connection:
            works = await reviewable_works(connection, member)
            theirs = {work.id for work in works}
            await take_turn(connection, RULES, member.guild_id)
            rules = await rules_store.find(connection, member.guild_id)
            if mark is not None and RulesInHand(rules, tuple(works), is_all=False).mark != mark:
                raise UserFacingError(wording.closed_meanwhile)
            before = rules.closed_work_ids
            decided = theirs.intersection(offered)
            closed = (before - decided) | decided.intersection(chosen)
            await rules_store.close_works(connection, member.guild_id, closed)
            at = self._clock()
            await decision_store.write(connection, member.guild_id, Deed.RULES, member.id, at, detail=CLOSED_WORKS)

    async def block(self, member: Member, reader_id: int, *, because_of: int | None = None) -> None:
        """Stop one member's suggestions. `because_of` is the suggestion that led to it."""
        async with self._database.change() as connection:
            await require_staff(connection, member)
            if reader_id == member.id:
                raise UserFacingError(wording.block_yourself)
            await require_known(connection, reader_id)
            if not await rules_store.block(connection, member.guild_id, reader_id):
                raise UserFacingError(wording.blocked_already, reader_id)
            about = decision_store.Concerned(member_id=reader_id, suggestion_id=because_of)
            await decision_store.write(connection, member.guild_id, Deed.BLOCKED, member.id, self._clock(), **about)

    async def writer_of(self, member: Member, suggestion_id: int | None) -> int:
        """Tell who wrote a suggestion. Raises UserFacingError if none is named, or it isn't of this server."""
        async with self._database.read() as connection:
            await require_staff(connection, member)
            if suggestion_id is None:
                raise UserFacingError(wording.whom_to_block)
            writer_id = (await found(connection, member.guild_id, suggestion_id)).reader_id
            if is_mark(writer_id):
                raise UserFacingError(suggestions_wording.writer_is_forgotten)
            return writer_id

    async def unblock(self, member: Member, reader_id: int) -> None:
        async with self._database.change() as connection:
            await require_staff(connection, member)
            await require_known(connection, reader_id)
            if not await rules_store.unblock(connection, member.guild_id, reader_id):
                raise UserFacingError(wording.not_blocked, reader_id)
            at = self._clock()
            await decision_store.write(connection, member.guild_id, Deed.UNBLOCKED, member.id, at, member_id=reader_id)

    async def report(self, member: Member, suggestion_id: int, reason: str) -> None:
        """Tell reviewers that a public suggestion doesn't belong there. Each member counts once.

        Raises UserFacingError if the member is blocked: a report is a way to write to staff, too.
        """
        reason = limits.remark(Remark.REASON, reason, required=False)
        async with self._database.change() as connection:
            suggestion = await limits.to_speak_of(connection, member, suggestion_id)
            if not suggestion.credited:
                raise UserFacingError(suggestions_wording.not_public, suggestion)
            await readable_work(connection, member.guild_id, suggestion.work_id)
            if not await rules_store.report(connection, suggestion_id, member.id):
                raise UserFacingError(board_wording.reported_already)
            await decision_store.write(
                connection,
                suggestion.guild_id,
                Deed.REPORTED,
                member.id,
                self._clock(),
                suggestion_id=suggestion_id,
                work_id=suggestion.work_id,
                detail=reason or None,
            )
            await telling.refresh_card(connection, suggestion.guild_id, suggestion_id, self._clock())

    async def log(self, member: Member, before_id: int | None = None) -> tuple[list[LogEntry], bool]:
        """Read a page of what was decided, the newest first, and tell whether more follow: all for staff, for authors
        what concerns their works.
        """
        async with self._database.read() as connection:
            works = await reviewable_works(connection, member)
            ids = None if await is_staff(connection, member) else tuple(work.id for work in works)
            entries = await decision_store.entries(connection, member.guild_id, ids, before_id, LOGGED + 1)
        return entries[:LOGGED], len(entries) > LOGGED


def _check(rules: Rules) -> None:
    bounds = (
        (Limit.COOLDOWN, rules.cooldown, LONGEST_COOLDOWN),
        (Limit.WAITING, rules.waiting, MOST_WAITING),
        (Limit.SHORTEST, rules.shortest, LONGEST_SHORTEST),
    )
    for limit, value, most in bounds:
        if not 0 <= value <= most:
            raise UserFacingError(wording.bad_limit, limit, most)
    if len(rules.phrases) > MAX_PHRASES or any(len(phrase) > MAX_PHRASE for phrase in rules.phrases):
        raise UserFacingError(wording.bad_phrases, MAX_PHRASES, MAX_PHRASE)
