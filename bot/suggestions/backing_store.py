"""Who backs what: a back stays with the suggestion it was given to, and counts for what that was merged into.

So nothing moves when suggestions are merged, and undoing a merge gives back exactly what was there.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ForeignKey,
    Index,
    Select,
    Table,
    bindparam,
    delete,
    exists,
    func,
    select,
    union,
    update,
)

from bot.core.db.columns import Moment, Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import Fate, person
from bot.suggestions.chosen_store import chapter_ideas
from bot.suggestions.models import BACKABLE, Status, Suggestion
from bot.suggestions.store import full, suggestion_of, suggestions

backs = Table(
    "suggestion_backs",
    metadata,
    Column("suggestion_id", ForeignKey("suggestions.id"), primary_key=True),
    Column("reader_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
    Column("at", Moment, nullable=False),
)
Index("ix_suggestion_backs_reader_id", backs.c.reader_id)

_c = suggestions.c


async def root_of(connection: AsyncConnection, suggestion_id: int) -> int:
    """Find what a suggestion was merged into, at the end of the line; itself if it wasn't."""
    query = select(_c.merged_into_id)
    while into := (await connection.execute(query.where(_c.id == suggestion_id))).scalar():
        suggestion_id = into
    return suggestion_id


async def children(connection: AsyncConnection, suggestion_id: int) -> list[int]:
    """Find what was merged into a suggestion directly."""
    rows = await connection.execute(select(_c.id).filter_by(merged_into_id=suggestion_id).order_by(_c.id))
    return list(rows.scalars())


async def family(connection: AsyncConnection, guild_id: int, root_id: int) -> list[Suggestion]:
    """Find a suggestion and everything merged into it, the oldest first."""
    rows = await connection.execute(full().where(_c.guild_id == guild_id, _c.id.in_(_tree(root_id))).order_by(_c.id))
    return [suggestion_of(row) for row in rows]


async def back(connection: AsyncConnection, suggestion_id: int, reader_id: int, at: datetime) -> bool:
    """Let a reader back a suggestion. False if they did before."""
    added = await connection.execute(
        insert_absent(connection, backs).values(suggestion_id=suggestion_id, reader_id=reader_id, at=at)
    )
    return added.rowcount == 1


async def unback(connection: AsyncConnection, root_id: int, reader_id: int) -> bool:
    """Take a reader's backing away from all that counts there; whether there was any."""
    theirs = select(backs.c.suggestion_id).where(
        backs.c.reader_id == reader_id, backs.c.suggestion_id.in_(_tree(root_id))
    )
    ids = (await connection.execute(theirs)).scalars().all()
    gone = delete(backs).where(backs.c.reader_id == reader_id, backs.c.suggestion_id.in_(ids))
    return (await connection.execute(gone)).rowcount > 0


async def concerning(connection: AsyncConnection, ids: Sequence[int], reader_id: int) -> set[int]:
    """Find which of these suggestions a reader wrote or backs, themselves or by what was merged into them."""
    tree = select(_c.id.label("root_id"), _c.id).where(_c.id.in_(ids)).cte("trees", recursive=True)
    merged = suggestions.alias("merged")
    tree = tree.union_all(select(tree.c.root_id, merged.c.id).join(tree, merged.c.merged_into_id == tree.c.id))
    backed = exists().where(backs.c.suggestion_id == _c.id, backs.c.reader_id == reader_id)
    query = select(tree.c.root_id).join(suggestions, _c.id == tree.c.id)
    query = query.where((_c.reader_id == reader_id) | backed).distinct()
    return set((await connection.execute(query)).scalars())


async def backed_by(
    connection: AsyncConnection, guild_id: int, reader_id: int, guests: Sequence[tuple[int, int]], limit: int
) -> list[Suggestion]:
    """Find what a reader backs in one server and its backing may still be taken from, the latest backed first.

    `guests` are works of other servers, by their server and id, that count as well.
    """
    # The sum keeps a database from beginning with all that a server holds: one reader backs little of it.
    here = (_c.guild_id + 0 == guild_id) | _c.work_id.in_([work_id for _, work_id in guests])
    query = full().join(backs, backs.c.suggestion_id == _c.id).where(backs.c.reader_id == reader_id, here)
    query = query.where(_c.status.in_((*BACKABLE, Status.MERGED))).order_by(backs.c.at.desc(), _c.id.desc())
    return [suggestion_of(row) for row in await connection.execute(query.limit(limit))]


async def is_backed_by(connection: AsyncConnection, suggestion_id: int, reader_id: int) -> bool:
    """Tell whether a reader backs this very suggestion."""
    query = select(backs.c.reader_id).filter_by(suggestion_id=suggestion_id, reader_id=reader_id)
    return (await connection.execute(query)).first() is not None


async def wrote_into(connection: AsyncConnection, root_id: int, reader_id: int) -> bool:
    """Tell whether a reader wrote something that was merged into this suggestion."""
    query = select(_c.id).where(_c.id.in_(_tree(root_id)), _c.id != root_id, _c.reader_id == reader_id)
    return (await connection.execute(query.limit(1))).first() is not None


async def forget(connection: AsyncConnection, suggestion_id: int) -> None:
    await connection.execute(delete(backs).filter_by(suggestion_id=suggestion_id))


async def recount(connection: AsyncConnection, root_id: int) -> int:
    """Count the people who want it, each once, its own reader not among them; the count."""
    tree = _tree(root_id)
    backers = select(backs.c.reader_id).where(backs.c.suggestion_id.in_(tree))
    writers = select(_c.reader_id).where(_c.id.in_(tree), _c.id != root_id)
    people = union(backers, writers).subquery()
    own = select(_c.reader_id).filter_by(id=root_id).scalar_subquery()
    counted = select(func.count()).select_from(people).where(people.c.reader_id != own)
    count = int((await connection.execute(counted)).scalar_one())
    await connection.execute(update(suggestions).filter_by(id=root_id).values(backing=count))
    return count


async def thanked(connection: AsyncConnection, work_id: int, limit: int) -> Sequence[tuple[str, int]]:
    """Find the readers of used suggestions who agreed to be named: their name, and how many chapters thank them."""
    used = select(_c.id, _c.used_in_id).filter_by(work_id=work_id, status=Status.USED).cte("used", recursive=True)
    merged = suggestions.alias("merged")
    used = used.union_all(select(merged.c.id, used.c.used_in_id).join(used, merged.c.merged_into_id == used.c.id))
    counted = func.count(func.distinct(used.c.used_in_id))
    query = (
        select(func.max(_c.reader_name), counted)
        .join(used, used.c.id == _c.id)
        .where(_c.credited.is_(True))
        .group_by(_c.reader_id)
        .order_by(counted.desc(), func.min(_c.id))
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await connection.execute(query)]


def _tree(root_id: int) -> Select[tuple[int]]:
    tree = select(_c.id).filter_by(id=root_id).cte("tree", recursive=True)
    merged = suggestions.alias("merged")
    tree = tree.union_all(select(merged.c.id).join(tree, merged.c.merged_into_id == tree.c.id))
    return select(tree.c.id)


def _credited_in() -> Select[Any]:
    its_id: BindParameter[int] = bindparam("chapter_id")
    chosen = _c.id.in_(select(chapter_ideas.c.suggestion_id).where(chapter_ideas.c.chapter_id == its_id))
    is_used = (_c.used_in_id == its_id) & (_c.status == Status.USED)
    used = select(_c.id).where(is_used | (chosen & (_c.status == Status.ACCEPTED)))
    tree = used.cte("tree", recursive=True)
    children = suggestions.alias("children")
    tree = tree.union_all(select(children.c.id).join(tree, children.c.merged_into_id == tree.c.id))
    named = select(_c.reader_id, _c.reader_name).where(_c.id.in_(select(tree.c.id)), _c.credited.is_(True))
    return named.order_by(_c.id)


_CREDITED_IN = _credited_in()


async def credited_in(connection: AsyncConnection, chapter_id: int) -> dict[int, str]:
    """Find who is thanked in a chapter: the readers of what was used there, or is going to be once it is posted, and of
    what had been merged into that.

    Only those who agreed to be named, each once with their latest name, in the order of their suggestions.
    """
    rows = await connection.execute(_CREDITED_IN, {"chapter_id": chapter_id})
    return {row.reader_id: row.reader_name for row in rows}
