"""Who may: whether a work is there for a server, and who counts as its author or as staff."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.works import store, wording
from bot.works.models import Work


@dataclass(frozen=True, slots=True)
class Contributor:
    """A member who was found to be allowed to hand in a file in this server. Only the service of works makes one."""

    guild_id: int
    member_id: int


async def present(connection: AsyncConnection, guild_id: int, work_id: int) -> Work:
    """Find a work of this server that wasn't removed. Raises UserFacingError if there is none."""
    return require_present(await store.find(connection, guild_id, work_id))


def require_present(work: Work | None) -> Work:
    """Return the work, if there is one that wasn't removed. Raises UserFacingError if not."""
    if work is None or work.removed_at is not None:
        raise UserFacingError(wording.work_is_gone)
    return work


async def own_work(connection: AsyncConnection, member: Member, work_id: int) -> Work:
    """Find a work that the member may change. Raises UserFacingError if it is gone, or if they may not."""
    work = await present(connection, member.guild_id, work_id)
    await require_author(connection, member, work)
    return work


async def is_staff(connection: AsyncConnection, member: Member) -> bool:
    """Tell whether the member is staff of their server."""
    return (await setup_store.find(connection, member.guild_id)).is_staff(member)


async def is_author(connection: AsyncConnection, member: Member) -> bool:
    """Tell whether the member is an author of any work of their server."""
    return any(work.is_by(member.id) for work in await store.in_guild(connection, member.guild_id))


def is_recorded(work: Work, member_id: int) -> bool:
    """Tell whether a member is recorded as an author of a work, staff or not."""
    return work.is_by(member_id)


async def may_post_in(connection: AsyncConnection, member: Member, works: Iterable[Work]) -> list[Work]:
    """Keep those works of the member's server in which they may post: their own, or every one for staff."""
    every_one = await is_staff(connection, member)
    return [work for work in works if every_one or work.is_by(member.id)]


async def require_staff(connection: AsyncConnection, member: Member) -> None:
    """Raise UserFacingError if the member isn't staff of their server."""
    if not await is_staff(connection, member):
        raise UserFacingError(wording.staff_only)


async def require_writer(connection: AsyncConnection, member: Member) -> None:
    """Raise UserFacingError if the member is neither an author of any work of their server nor its staff."""
    if not (await is_staff(connection, member) or await is_author(connection, member)):
        raise UserFacingError(wording.writers_only)


async def require_author(connection: AsyncConnection, member: Member, work: Work) -> None:
    """Raise UserFacingError if the member is neither an author of the work nor staff of its server."""
    if work.guild_id != member.guild_id:
        raise UserFacingError(wording.authors_at_home_only, work)
    if not (work.is_by(member.id) or await is_staff(connection, member)):
        raise UserFacingError(wording.authors_only, work)
