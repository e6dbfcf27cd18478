"""The role of a work's followers in a server."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.targets import store as targets_store
from bot.works import store
from bot.works.models import Work


async def role_of(connection: AsyncConnection, work: Work, guild_id: int) -> int | None:
    """Find the role that is pinged for the work's chapters in this server, if it has one there."""
    if work.guild_id == guild_id:
        return work.details.role_id
    return await targets_store.role(connection, work.id, guild_id)


async def settle_role(connection: AsyncConnection, work: Work, guild_id: int, before: int | None, role_id: int) -> int:
    """Make this role the work's in a server, unless it got another one than `before`; the one it has now."""
    if work.guild_id == guild_id:
        await store.set_role(connection, work.id, role_id, instead_of=before)
    else:
        await targets_store.set_role(connection, work.id, guild_id, role_id, instead_of=before)
    return await role_of(connection, await store.find_any(connection, work.id), guild_id) or role_id
