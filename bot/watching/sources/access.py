"""Finding a source for somebody who may change it."""

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.watching import store
from bot.watching.models import Source
from bot.watching.sources import wording
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Work


async def source_of(connection: AsyncConnection, member: Member, source_id: int) -> tuple[Source, Work]:
    """Find a source of a work in which the member may post. Raises UserFacingError if it is gone, or they may not."""
    source = await store.find(connection, source_id)
    if source is None:
        raise UserFacingError(wording.source_is_gone)
    work = await present(connection, member.guild_id, source.work_id)
    await require_author(connection, member, work)
    return source, work


async def held(connection: AsyncConnection, member: Member, source_id: int) -> tuple[Source, Work]:
    """Do the same, and let nobody else change the work or its sources until the transaction ends."""
    source = await store.find(connection, source_id)
    if source is not None:
        await works_store.lock(connection, source.work_id)
    return await source_of(connection, member, source_id)
