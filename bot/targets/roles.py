"""The role of a work's followers in a server, and whether a button may hand it out."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.db.connecting.connections import AsyncConnection
from bot.targets import store as targets_store
from bot.works import store
from bot.works.models import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """What matters of a role before it is handed out or pinged.

    `grants` if it allows anything that not everyone may do, `is_mentionable` if everyone may ping it.
    """

    id: int
    is_everyone: bool = False
    is_managed: bool = False
    is_out_of_reach: bool = False
    grants: bool = False
    is_mentionable: bool = True


class RoleObstacle(StrEnum):
    """Why a role isn't the bot's to hand out, or gives more than a ping."""

    EVERYONE = "everyone"
    GRANTS = "grants"
    MANAGED = "managed"
    OUT_OF_REACH = "out of reach"


def obstacle_of(role: RoleFacts, staff_role_id: int | None) -> RoleObstacle | None:
    """Find what keeps a role from being handed out by a button, if anything does."""
    obstacles = {
        RoleObstacle.EVERYONE: role.is_everyone,
        RoleObstacle.GRANTS: role.grants or role.id == staff_role_id,
        RoleObstacle.MANAGED: role.is_managed,
        RoleObstacle.OUT_OF_REACH: role.is_out_of_reach,
    }
    return next((one for one, stands in obstacles.items() if stands), None)


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
