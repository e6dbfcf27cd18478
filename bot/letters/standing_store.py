"""Letters whose messages stand, or are on their way: shown anew, and found by who was asked."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, case, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.rows import AT_ONCE, read_all
from bot.core.db.sharing.wakes import Wake, wake
from bot.letters.models import Letter
from bot.letters.store import FOLLOWS_NOTICES, letters

_ALIVE = letters.c.message_id.is_not(None) | letters.c.due_at.is_not(None)


async def refresh(
    connection: AsyncConnection, guild_id: int, about: str, now: datetime, gap: timedelta = timedelta()
) -> None:
    """Let a message that stands, or is on its way, show what is true now; `gap` after it was last changed.
    One that couldn't be posted at all stays so.
    """
    its = (letters.c.guild_id == guild_id, letters.c.about == about)
    found = (await connection.execute(select(letters.c.said_at).where(*its, _ALIVE))).one_or_none()
    if found is not None:
        await _show_anew(connection, its, max(now, found.said_at + gap) if found.said_at else now)
        await wake(connection, Wake.LETTERS)


async def refresh_all(connection: AsyncConnection, guild_id: int, about: Collection[str], now: datetime) -> None:
    """Do the same with all that tell a server of these."""
    for some in _parts(about):
        await _show_anew(connection, (letters.c.guild_id == guild_id, letters.c.about.in_(some)), now)
    await wake(connection, Wake.LETTERS)


async def _show_anew(connection: AsyncConnection, its: tuple[ColumnElement[bool], ...], due_at: datetime) -> None:
    in_doubt = case((letters.c.message_id.is_(None), letters.c.attempted_at))
    values = {"due_at": due_at, "attempts": 0, "attempted_at": in_doubt, "leased_by": None}
    await connection.execute(update(letters).where(*its, _ALIVE).values(values))


async def to_member(connection: AsyncConnection, guild_id: int, member_id: int, about: Collection[str]) -> list[Letter]:
    """Find what a member of a server was told of these in private, or will be."""
    query = (
        select(letters, FOLLOWS_NOTICES)
        .filter_by(guild_id=guild_id, member_id=member_id)
        .where(letters.c.about.in_(about))
    )
    return read_all(Letter, await connection.execute(query.order_by(letters.c.id)))


def _parts(about: Collection[str]) -> Iterator[list[str]]:
    rest = iter(about)
    while some := list(islice(rest, AT_ONCE)):
        yield some
