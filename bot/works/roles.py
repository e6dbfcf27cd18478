"""The role of a work's followers in a server."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.works import store
from bot.works.models import Work


def role_of(work: Work, guild_id: int) -> int | None:
    """The role that is pinged for the work's chapters in this server, if it has one there."""
    return work.details.role_id if work.guild_id == guild_id else None


async def settle_role(connection: AsyncConnection, work: Work, guild_id: int, role_id: int) -> int | None:
    """Make this role the work's in a server, unless it got another one since the work was read; the one it has now."""
    if work.guild_id != guild_id:
        return None
    await store.set_role(connection, work.id, role_id, instead_of=work.details.role_id)
    return (await store.find_any(connection, work.id)).details.role_id
