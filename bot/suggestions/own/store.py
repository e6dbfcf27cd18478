"""A reader's own suggestions in the database, page by page."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_

from bot.core.db.connecting.connections import AsyncConnection
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.store import full, suggestion_of, suggestions

_c = suggestions.c


async def of_reader(
    connection: AsyncConnection,
    guild_id: int,
    reader_id: int,
    limit: int,
    *,
    guests: Sequence[tuple[int, int]] = (),
    before: int | None = None,
    after: int | None = None,
    only: Status | None = None,
) -> list[Suggestion]:
    """Find a page of a reader's own in one server, the newest first, without what they took back.

    `guests` are works of other servers, by their server and id, that count as well.
    """
    query = full().where(is_readers_own(guild_id, reader_id, guests))
    if only is not None:
        query = query.where(_c.status == only)
    if before is not None:
        query = query.where(_c.id < before)
    if after is not None:
        rows = await connection.execute(query.where(_c.id > after).order_by(_c.id).limit(limit))
        return [suggestion_of(row) for row in rows][::-1]
    return [suggestion_of(row) for row in await connection.execute(query.order_by(_c.id.desc()).limit(limit))]


def is_readers_own(guild_id: int, reader_id: int, guests: Sequence[tuple[int, int]]) -> ColumnElement[bool]:
    """Tell of a suggestion whether it is this reader's, for a work of the server or for one of the guests.

    The servers are named so that both databases go by ix_suggestions_reader.
    """
    guild_ids = {guild_id, *(home_id for home_id, _ in guests)}
    here = (_c.guild_id == guild_id) | _c.work_id.in_([work_id for _, work_id in guests])
    return and_(_c.guild_id.in_(guild_ids), here, _c.reader_id == reader_id, _c.status != Status.WITHDRAWN)
