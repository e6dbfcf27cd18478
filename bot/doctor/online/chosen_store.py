"""The channels that servers chose for the bot, in the database."""

from collections.abc import Sequence

from sqlalchemy import Boolean, literal, select, union

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import read_all
from bot.doctor.online.channels import ChosenChannel
from bot.setup.store import guild_settings
from bot.targets.store import targets
from bot.works.store import works

ANNOUNCES, WRITES = (literal(said, Boolean).label("for_chapters") for said in (True, False))


async def chosen(connection: AsyncConnection) -> Sequence[ChosenChannel]:
    """Find every channel in which the bot announces, or writes to staff, server by server."""
    settings = guild_settings.c
    own = select(settings.guild_id, settings.channel_id, ANNOUNCES).where(settings.channel_id.is_not(None))
    notices = settings.notices_channel_id
    told = select(settings.guild_id, notices.label("channel_id"), WRITES).where(notices.is_not(None))
    of_works = select(works.c.guild_id, works.c.channel_id, ANNOUNCES).where(
        works.c.channel_id.is_not(None), works.c.removed_at.is_(None)
    )
    further = select(targets.c.guild_id, targets.c.channel_id, ANNOUNCES).where(targets.c.ended_at.is_(None))
    query = union(own, told, of_works, further).order_by("guild_id", "channel_id")
    return read_all(ChosenChannel, await connection.execute(query))
