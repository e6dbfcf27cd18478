"""Backing an idea, and no more: it counts for what the idea was merged into."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import backing_store, telling
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.giving import wording
from bot.suggestions.lookup import locked_root, relations_of, seen_by
from bot.suggestions.models import BACKABLE, Suggestion
from bot.suggestions.rules import limits
from bot.suggestions.visibility import Relation, as_seen
from bot.targets.catalogue import readable_work


async def back(
    connection: AsyncConnection, member: Member, suggestion_id: int, now: datetime, also: Collection[Relation] = ()
) -> Suggestion:
    """Back what the suggestion was merged into, which is spoken of only where the member may see it.

    `also` is what else they are known to be to it. Raises UserFacingError if it isn't public, their own, backed
    already, or decided for good.
    """
    named = await limits.to_speak_of(connection, member, suggestion_id, also)
    root = await locked_root(connection, named.guild_id, suggestion_id)
    shown = as_seen(root, {*await relations_of(connection, member, root), *also}) or named
    await readable_work(connection, member.guild_id, root.work_id)
    if root.reader_id == member.id:
        raise UserFacingError(wording.your_own)
    if root.status not in BACKABLE:
        raise UserFacingError(suggestions_wording.decided_already, shown)
    if not (named.credited or also or await backing_store.is_backed_by(connection, root.id, member.id)):
        raise UserFacingError(suggestions_wording.not_public, named)
    if not await backing_store.back(connection, root.id, member.id, now):
        raise UserFacingError(wording.backed_already, shown)
    return replace(shown, backing=await _counted_anew(connection, root, now))


async def stop(connection: AsyncConnection, member: Member, suggestion_id: int, now: datetime) -> Suggestion:
    """Take the member's backing away. Raises UserFacingError if they don't back it, or may see nothing of it."""
    backed = await seen_by(connection, member, suggestion_id)
    root = await locked_root(connection, backed.guild_id, suggestion_id)
    if not await backing_store.unback(connection, root.id, member.id):
        raise UserFacingError(wording.not_backed, backed)
    return replace(backed, backing=await _counted_anew(connection, root, now))


async def _counted_anew(connection: AsyncConnection, root: Suggestion, now: datetime) -> int:
    backing = await backing_store.recount(connection, root.id)
    await telling.refresh_card(connection, root.guild_id, root.id, now)
    return backing
