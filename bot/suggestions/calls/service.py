"""Calls for ideas: an invitation with a deadline, a count that stays live, and a poll of picked answers."""

import json
from datetime import datetime

from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.ownership import Share
from bot.core.text import limits
from bot.core.text.naming import name_key
from bot.core.text.unseen import visible
from bot.dates.times import understand
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.suggestions.buttons import ShowCall
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls import telling, wording
from bot.suggestions.calls.labels import labels_in
from bot.suggestions.calls.store import LONGEST, Call
from bot.suggestions.models import Suggestion
from bot.works import store as works_store
from bot.works.access import may_post_in, present, require_author

LOOKED_AT = 200
"""Calls among which words are looked for."""


class Calls:
    def __init__(self, database: Database, clock: Clock, share: Share) -> None:
        self._database = database
        self._clock = clock
        self._share = share

    async def open(self, member: Member, work_id: int, question: str, channel_id: int, until: str | None) -> Call:
        """Invite ideas in a channel, until a time as it was typed. The message goes out as a letter.

        Raises UserFacingError if the member may not, or the time is past, unclear or further than LONGEST.
        """
        question = " ".join(question.split())
        if not visible(question):
            raise UserFacingError(wording.empty_question)
        if len(question) > wording.MAX_QUESTION:
            raise UserFacingError(wording.long_question, len(question))
        now = self._clock()
        closes_at = await self._deadline(member.guild_id, until, now) if until else None
        async with self._database.change() as connection:
            await _required(connection, member, work_id)
            call_id = await call_store.add(
                connection,
                guild_id=member.guild_id,
                work_id=work_id,
                channel_id=channel_id,
                question=question,
                created_by=member.id,
                created_at=now,
                closes_at=closes_at,
            )
            await clicks.tell(connection, ShowCall(call_id))
            call = await _found(connection, member.guild_id, call_id)
            await telling.show_call(connection, call, now)
            return call

    async def is_out(self, call: Call) -> bool:
        """Tell whether the invitation stands in its channel."""
        async with self._database.read() as connection:
            return await telling.is_shown(connection, call)

    async def _deadline(self, guild_id: int, until: str, now: datetime) -> datetime:
        async with self._database.read() as connection:
            zone = (await setup_store.find(connection, guild_id)).zone
        due = understand(until, zone, now)
        if due.at - now > LONGEST:
            raise UserFacingError(wording.far_deadline, due.at)
        return due.at

    async def find(self, member: Member, call_id: int) -> Call:
        async with self._database.read() as connection:
            return await _found(connection, member.guild_id, call_id)

    async def own(self, member: Member, call_id: int) -> Call:
        """Find a call of a work in which the member may post. Raises UserFacingError if they may not."""
        async with self._database.read() as connection:
            call = await _found(connection, member.guild_id, call_id)
            await _required(connection, member, call.work_id)
            return call

    async def to_poll(self, member: Member, text: str) -> list[Call]:
        """Find the calls of the works in which this member may post that can have a poll, the newest first."""
        async with self._database.read() as connection:
            works = await _theirs(connection, member)
            return _named(await call_store.that_can_have_a_poll(connection, works, LOOKED_AT), text)

    async def to_close(self, member: Member, text: str) -> list[Call]:
        """Find the calls of the works in which this member may post that are open, the newest first."""
        async with self._database.read() as connection:
            works = await _theirs(connection, member)
            return _named(await call_store.open_ones(connection, works, LOOKED_AT), text)

    async def on_card(self, chapter_id: int) -> Call | None:
        """Find the call that readers answer with the button on a chapter's card; None if it asks nothing any more."""
        async with self._database.read() as connection:
            call = await call_store.of_chapter(connection, chapter_id)
            return call if call and call.closed_at is None else None

    async def answers(self, member: Member, call_id: int) -> tuple[Call, list[Suggestion]]:
        """Find the open answers of a call, for its poll. Raises UserFacingError if there are none."""
        async with self._database.read() as connection:
            call = await _found(connection, member.guild_id, call_id)
            await _required(connection, member, call.work_id)
            answers = await call_store.answers(connection, member.guild_id, call_id, limits.OPTIONS)
        if call.poll is not None:
            raise UserFacingError(wording.has_poll)
        if not answers:
            raise UserFacingError(wording.no_answers)
        return call, answers

    async def close(self, member: Member, call_id: int) -> Call:
        async with self._database.change() as connection:
            call = await _found(connection, member.guild_id, call_id)
            await _required(connection, member, call.work_id)
            if not await call_store.close(connection, call_id, self._clock()):
                raise UserFacingError(wording.closed_already)
            await telling.tell_of_end(connection, call, self._clock())
            return call

    async def start_poll(self, member: Member, call_id: int, lines: str, hours: int) -> Call:
        """Make a poll of picked answers; `lines` has one a line, as call_wording.poll_line writes them."""
        if not 1 <= hours <= 768:
            raise UserFacingError(wording.bad_hours)
        call, answers = await self.answers(member, call_id)
        labels = labels_in(lines, {one.id: one for one in answers})
        poll = json.dumps({"hours": hours, "labels": labels})
        async with self._database.change() as connection:
            if not await call_store.start_poll(connection, call_id, poll):
                raise UserFacingError(wording.has_poll)
            await telling.open_poll(connection, call, self._clock())
        return call

    async def write_due(self) -> None:
        """Close what is open past its deadline."""
        now = self._clock()
        async with self._database.read() as connection:
            overdue = await call_store.overdue(connection, now, self._share)
        for call in overdue:
            async with self._database.change() as connection:
                if await call_store.close(connection, call.id, now):
                    await telling.tell_of_end(connection, call, now)


async def _required(connection: AsyncConnection, member: Member, work_id: int) -> None:
    await require_author(connection, member, await present(connection, member.guild_id, work_id))


async def _found(connection: AsyncConnection, guild_id: int, call_id: int) -> Call:
    call = await call_store.find(connection, guild_id, call_id)
    if call is None:
        raise UserFacingError(wording.call_is_gone)
    return call


async def _theirs(connection: AsyncConnection, member: Member) -> list[int]:
    works = await works_store.in_guild(connection, member.guild_id)
    return [work.id for work in await may_post_in(connection, member, works)]


def _named(calls: list[Call], text: str) -> list[Call]:
    key = name_key(text)
    return [call for call in calls if key in name_key(wording.choice(call))][: limits.OPTIONS]
