"""Which suggestion is meant: itself, or what it was merged into; and which ones a reader may speak of."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import backing_store, store, wording
from bot.suggestions.models import Suggestion
from bot.targets import store as targets_store


async def found(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    suggestion = await store.find(connection, guild_id, suggestion_id)
    if suggestion is None:
        raise UserFacingError(wording.suggestion_is_gone)
    return suggestion


async def root_of(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    """Find what a suggestion was merged into, once it is known to be of this server."""
    await found(connection, guild_id, suggestion_id)
    return await found(connection, guild_id, await backing_store.root_of(connection, suggestion_id))


async def found_by_reader(connection: AsyncConnection, member: Member, suggestion_id: int) -> Suggestion:
    """Find a suggestion for a work of the member's server, or for another server's that is or was announced there.

    For what readers do, whose own ideas stay theirs when a target ends; reviewers look up with `found`.
    """
    home_id = await store.guild_of(connection, suggestion_id) or member.guild_id
    suggestion = await found(connection, home_id, suggestion_id)
    elsewhere = home_id != member.guild_id
    if elsewhere and await targets_store.stands(connection, suggestion.work_id, member.guild_id) is None:
        raise UserFacingError(wording.suggestion_is_gone)
    return suggestion
