"""Forgetting a reader's reactions and kudos."""

from typing import Any

from sqlalchemy import Row, delete, select

from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.upsert import insert_absent
from bot.kudos import count_store, marks
from bot.kudos.count_store import kudos
from bot.kudos.store import reactions
from bot.works.chapter_store import chapters

_THEIRS = reactions.c.announcement_id.in_(select(announcements.c.id))
"""Said to let a database look into each announcement's reactions by its key, rather than through all there are."""


async def forget(connection: AsyncConnection, user_id: int, *, keep_count: bool) -> int:
    """Let marks stand for a reader's reactions, and their kudos go, or stay as a number. Returns how many they gave."""
    await count_store.take_turns(connection)
    given = list(await connection.execute(select(kudos).where(kudos.c.user_id == user_id)))
    found = select(reactions, chapters.c.id.label("chapter_id"), chapters.c.work_id).join_from(
        reactions, announcements, announcements.c.id == reactions.c.announcement_id
    )
    theirs = found.join(chapters, chapters.c.id == announcements.c.chapter_id).where(_THEIRS)
    facts = list(await connection.execute(theirs.where(reactions.c.user_id == user_id)))
    await connection.execute(delete(reactions).where(_THEIRS, reactions.c.user_id == user_id))
    counting = {row.chapter_id for row in given} if keep_count else set()
    if facts:
        marked = [_marked(row, counts=row.chapter_id in counting) for row in facts]
        await connection.execute(insert_absent(connection, reactions), marked)
    if given and keep_count:
        await connection.execute(insert_absent(connection, kudos), [_anonymous(row) for row in given])
    await connection.execute(delete(kudos).where(kudos.c.user_id == user_id))
    return len(given)


def _marked(row: Row[Any], *, counts: bool) -> dict[str, Any]:
    mark = (marks.counted if counts else marks.uncounted)(row.work_id, row.user_id)
    kept = {column.name: getattr(row, column.name) for column in reactions.c}
    return {**kept, "user_id": mark}


def _anonymous(row: Row[Any]) -> dict[str, Any]:
    kept = {column.name: getattr(row, column.name) for column in kudos.c}
    return {**kept, "user_id": marks.counted(row.work_id, row.user_id)}
