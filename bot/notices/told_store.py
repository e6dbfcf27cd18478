"""What staff were told, as far as it isn't mended yet."""

from sqlalchemy import select

from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Arguments
from bot.letters.store import letters


async def told(connection: AsyncConnection, guild_id: int, about: str) -> Arguments | None:
    """Return what a notice tells, sent or not; None if there is none about this."""
    query = select(letters.c.arguments).filter_by(guild_id=guild_id, about=about)
    return (await connection.execute(query)).scalar_one_or_none()
