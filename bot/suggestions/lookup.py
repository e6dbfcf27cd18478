"""Which suggestion is meant: itself, or what it was merged into."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.errors import UserFacingError
from bot.suggestions import backing_store, store, wording
from bot.suggestions.models import Suggestion


async def found(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    suggestion = await store.find(connection, guild_id, suggestion_id)
    if suggestion is None:
        raise UserFacingError(wording.suggestion_is_gone())
    return suggestion


async def root_of(connection: AsyncConnection, guild_id: int, suggestion_id: int) -> Suggestion:
    """What it was merged into, looked up only once it is known to stand in this server."""
    await found(connection, guild_id, suggestion_id)
    return await found(connection, guild_id, await backing_store.root_of(connection, suggestion_id))
