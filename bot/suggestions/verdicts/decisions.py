"""Deciding on a suggestion inside a transaction: each decision is conditional, logged, and can be taken back."""

from datetime import datetime

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.delivery.refreshing import refresh_chapter
from bot.setup.models import Member
from bot.suggestions import backing_store, store, telling
from bot.suggestions.models import Decision, Deed, LogEntry, Status, Suggestion
from bot.suggestions.verdicts import store as decision_store
from bot.suggestions.verdicts import wording
from bot.works.models import UNDO


class AlreadyDecided(UserFacingError):
    """Somebody else was quicker; the suggestion is shown as it is now."""


async def decide(
    connection: AsyncConnection,
    before: Suggestion,
    status: Status,
    decision: Decision,
    *,
    target_id: int | None = None,
) -> None:
    """Write a decision, its log, and what its readers are told once it can't be undone any more.

    `target_id` is what it is merged into, or the chapter it is used in. Raises AlreadyDecided if it is no longer
    what it was.
    """
    if not await decision_store.decide(
        connection,
        before.id,
        status,
        decision,
        before=before.status,
        merged_into_id=target_id if status is Status.MERGED else None,
        used_in_id=target_id if status is Status.USED else None,
    ):
        now_is = await store.find(connection, before.guild_id, before.id) or before
        raise AlreadyDecided(wording.already_decided, now_is)
    await decision_store.write(
        connection,
        before.guild_id,
        Deed(status),
        decision.by_id,
        decision.at,
        suggestion_id=before.id,
        work_id=before.work_id,
        status_before=before.status,
        target_id=target_id,
        detail=decision.reason,
    )
    await _after(connection, before, decision.at, status, target_id)


async def undo(connection: AsyncConnection, member: Member, suggestion: Suggestion, now: datetime) -> None:
    """Take the last decision back. Raises UserFacingError if there is none, or it is older than UNDO."""
    standing = await decision_store.last_decision(connection, suggestion.id)
    if standing is None or suggestion.decision is None:
        raise UserFacingError(wording.nothing_to_undo)
    entry, _ = standing
    if now - entry.at > UNDO:
        raise UserFacingError(wording.too_late_to_undo)
    if not await _undone(connection, member.id, suggestion, standing, now):
        raise UserFacingError(wording.nothing_to_undo)


async def take_back(connection: AsyncConnection, by_id: int, suggestion: Suggestion, now: datetime) -> None:
    """Make a suggestion what it was before its last decision, however long ago that was: its reason is gone."""
    standing = await decision_store.last_decision(connection, suggestion.id)
    if standing is not None:
        await _undone(connection, by_id, suggestion, standing, now)


async def _undone(
    connection: AsyncConnection, by_id: int, suggestion: Suggestion, standing: tuple[LogEntry, Status], now: datetime
) -> bool:
    """Undo a decision and what it led to. False if somebody did before."""
    entry, before = standing
    if not await decision_store.mark_undone(connection, entry.id, now):
        return False
    family = await backing_store.family(connection, suggestion.guild_id, suggestion.id)
    await telling.take_back_decision(connection, family, entry.at)
    await decision_store.restore(connection, suggestion.id, entry, before)
    await backing_store.recount(connection, suggestion.id)
    await _log(connection, suggestion, Deed.UNDONE, by_id, now, entry.target_id)
    await _after(connection, suggestion, now, None, entry.target_id)
    return True


async def release(connection: AsyncConnection, guild_id: int, suggestion_id: int, by_id: int, now: datetime) -> None:
    """Make what was merged into this one what it was before: this one is gone."""
    standing = await decision_store.last_decision(connection, suggestion_id)
    suggestion = await store.find(connection, guild_id, suggestion_id)
    if standing is None or suggestion is None:
        return
    await decision_store.mark_undone(connection, standing[0].id, now)
    await decision_store.restore(connection, suggestion_id, *standing)
    await backing_store.recount(connection, suggestion_id)
    await _log(connection, suggestion, Deed.RELEASED, by_id, now, standing[0].target_id)


async def _after(
    connection: AsyncConnection, before: Suggestion, now: datetime, status: Status | None, target_id: int | None
) -> None:
    """Carry over what a decision or its undoing means to backing, announcements, readers and the staff's card."""
    if target_id and Status.MERGED in (status, before.status):
        root = await backing_store.root_of(connection, target_id)
        await backing_store.recount(connection, root)
        await telling.refresh_card(connection, before.guild_id, root, now)
    if target_id and Status.USED in (status, before.status):
        await refresh_chapter(connection, target_id, now)
    if status is not None:
        for told in await backing_store.family(connection, before.guild_id, before.id):
            if told.wants_dm:
                await telling.tell_of_decision(connection, told, now)
    await telling.refresh_card(connection, before.guild_id, before.id, now)


async def _log(
    connection: AsyncConnection, suggestion: Suggestion, deed: Deed, by_id: int, at: datetime, target_id: int | None
) -> None:
    await decision_store.write(
        connection,
        suggestion.guild_id,
        deed,
        by_id,
        at,
        suggestion_id=suggestion.id,
        work_id=suggestion.work_id,
        target_id=target_id,
    )
