"""Where a work is announced: its own channel, more of them, and channels of other servers that took a code."""

import secrets
from datetime import datetime, timedelta

from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.targets import store as targets_store
from bot.targets import wording
from bot.targets.buttons import ShowCode, ShowEnded, ShowRedeemed
from bot.targets.ports import TargetEffects
from bot.works import store
from bot.works.access import is_author, is_staff, may_post_in, own_work, require_author, require_staff
from bot.works.models import Target, Work

CODE_LIFE = timedelta(days=7)
"""How long a code may lie in somebody's inbox."""

MAX_TARGETS = limits.OPTIONS
"""Channels of a work: as many as a select shows."""

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another."""


class Targets:
    def __init__(self, database: Database, clock: Clock, effects: TargetEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

    async def of_work(self, member: Member, work: Work) -> list[Target]:
        """Find every channel where a work is announced, its own one first.

        Raises UserFacingError if they are neither its author nor staff.
        """
        async with self._database.read() as connection:
            await require_author(connection, member, work)
            return await targets_of(connection, work)

    async def guests(self, member: Member) -> list[tuple[Work, Target]]:
        """Find the works of other servers that are announced in the member's. Raises UserFacingError for non-staff."""
        async with self._database.read() as connection:
            if await is_author(connection, member) and not await is_staff(connection, member):
                raise UserFacingError(wording.name_your_work)
            await require_staff(connection, member)
            found = await targets_store.in_guild(connection, member.guild_id)
            return [(await store.find_any(connection, one.work_id), one) for one in found]

    async def endable(self, member: Member) -> list[tuple[Work, Target]]:
        """Find what the member may end: further channels of their works and, for staff, foreign works here."""
        async with self._database.read() as connection:
            works = await may_post_in(connection, member, await store.in_guild(connection, member.guild_id))
            own = [(work, one) for work in works for one in await targets_store.of_work(connection, work.id)]
            guests = await is_staff(connection, member)
        return [*own, *(await self.guests(member) if guests else [])]

    async def add(self, member: Member, work_id: int, channel_id: int) -> Work:
        """Announce a work in one more channel of its home server.

        Raises UserFacingError if they are neither its author nor staff, or it is announced there already.
        """
        async with self._database.change() as connection:
            work = await own_work(connection, member, work_id)
            target = Target(work_id=work_id, guild_id=member.guild_id, channel_id=channel_id)
            await self._add(connection, member, work, target)
        return work

    async def share(self, member: Member, work_id: int) -> tuple[str, datetime]:
        """Make a code with which another server's staff, once, let the work be announced there, and say until when.

        Raises UserFacingError if they are neither its author nor staff.
        """
        code = "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(2))
        until = self._clock() + CODE_LIFE
        async with self._database.change() as connection:
            await own_work(connection, member, work_id)
            await targets_store.add_code(connection, code, work_id, member.id, until)
            await clicks.tell(connection, ShowCode(code, int(until.timestamp())))
        return code, until

    async def shared(self, member: Member, code: str) -> Work:
        """Find the work for which one's own server made a code. Raises UserFacingError if it isn't theirs, or used."""
        async with self._database.read() as connection:
            work_id = await targets_store.behind_code(connection, code, self._clock())
            work = await _shared(connection, work_id)
            await require_author(connection, member, work)
            return work

    async def behind_code(self, member: Member, code: str) -> Work:
        """Find the work that a code stands for. Raises UserFacingError if they aren't staff, or it can't be used."""
        async with self._database.read() as connection:
            await require_staff(connection, member)
            work_id = await targets_store.behind_code(connection, _as_shared(code), self._clock())
            return await _shared(connection, work_id)

    async def redeem(self, member: Member, code: str, channel_id: int) -> Work:
        """Let another server's work be announced in a channel of the member's own.

        Raises UserFacingError if they aren't staff, or the code was used, is too old or never was.
        """
        async with self._database.change() as connection:
            await require_staff(connection, member)
            work_id = await targets_store.redeem(connection, _as_shared(code), member.id, self._clock())
            work = await _shared(connection, work_id)
            target = Target(work_id=work.id, guild_id=member.guild_id, channel_id=channel_id)
            await self._add(connection, member, work, target)
            await clicks.tell(connection, ShowRedeemed(work.id, channel_id))
        return work

    async def end(self, member: Member, work_id: int, channel_id: int) -> Work:
        """Announce a work no longer in a channel; what stands there stays.

        Raises UserFacingError unless they are the work's author, or staff of its server or of the channel's.
        """
        async with self._database.change() as connection:
            found = [one for one in await targets_store.of_work(connection, work_id) if one.channel_id == channel_id]
            work = await store.find_any(connection, work_id) if found else None
            if work is None or member.guild_id not in (work.guild_id, found[0].guild_id):
                raise UserFacingError(wording.no_such_target)
            await _require_say(connection, member, work)
            await targets_store.end(connection, found[0], self._clock())
            await self._effects.targets_changed(connection, work_id)
            await clicks.tell(connection, ShowEnded(work_id, channel_id))
        return work

    async def ended(self, member: Member, work_id: int, channel_id: int) -> Work:
        """Find a work that is announced no longer in a channel. Raises UserFacingError as `end` does, or if it is."""
        async with self._database.read() as connection:
            found = await store.find_all(connection, [work_id])
            if not found or not await _was_in(connection, found[0], member.guild_id):
                raise UserFacingError(wording.no_such_target)
            work = found[0]
            await _require_say(connection, member, work)
            if any(one.channel_id == channel_id for one in await targets_store.of_work(connection, work_id)):
                raise UserFacingError(wording.announced_there_again, work, channel_id)
        return work

    async def _add(self, connection: AsyncConnection, member: Member, work: Work, target: Target) -> None:
        await store.lock(connection, work.id)
        standing = await targets_of(connection, work)
        if any(one.channel_id == target.channel_id for one in standing):
            raise UserFacingError(wording.announced_there_already, work, target.channel_id)
        if len(standing) >= MAX_TARGETS:
            raise UserFacingError(wording.too_many_targets, MAX_TARGETS)
        try:
            await targets_store.add(connection, target, member.id, self._clock())
        except targets_store.AlreadyATarget:
            raise UserFacingError(wording.announced_there_already, work, target.channel_id) from None
        await self._effects.targets_changed(connection, work.id)


def _as_shared(code: str) -> str:
    """Write a code as it is kept, however people type it: in small letters, with or without its dash."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return f"{plain[:4]}-{plain[4:]}"


async def _shared(connection: AsyncConnection, work_id: int | None) -> Work:
    work = await store.find_any(connection, work_id) if work_id is not None else None
    if work is None or work.removed_at is not None:
        raise UserFacingError(wording.no_such_code)
    return work


async def targets_of(connection: AsyncConnection, work: Work) -> list[Target]:
    """Find every channel where a work is announced, its own one first; none where nobody has set one up."""
    own = work.details.channel_id or (await setup_store.find(connection, work.guild_id)).channel_id
    more = await targets_store.of_work(connection, work.id)
    if own is None:
        return more
    first = Target(work_id=work.id, guild_id=work.guild_id, channel_id=own, role_id=work.details.role_id)
    return [first, *(one for one in more if one.channel_id != own)]


async def _was_in(connection: AsyncConnection, work: Work, guild_id: int) -> bool:
    return work.guild_id == guild_id or await targets_store.stands(connection, work.id, guild_id) is not None


async def _require_say(connection: AsyncConnection, member: Member, work: Work) -> None:
    """Raise UserFacingError unless the member is the work's author, or staff of its server or of theirs."""
    if member.guild_id == work.guild_id:
        await require_author(connection, member, work)
    else:
        await require_staff(connection, member)
