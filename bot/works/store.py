"""Works and their authors in the database."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    LargeBinary,
    Row,
    Table,
    bindparam,
    case,
    delete,
    false,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from bot.core.db.columns import Moment, OneOf, Snowflake, Terms, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.indexes import partial_index
from bot.core.db.rows import read
from bot.core.people.columns import NOT_PERSONAL, Fate, person, stays, words_of, words_through
from bot.core.text.naming import name_key
from bot.works.models import Author, Cover, ImageKind, Rating, TextPlace, Work, WorkDetails

OF_A_WORK = "It is part of a work, which stays without its author's name until its server's staff remove it."
"""Why what readers of a work are shown, or will be, stays whoever wrote it."""

works = Table(
    "works",
    metadata,
    serial_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("title", TypedText, nullable=False, info=stays(OF_A_WORK)),
    Column("title_key", TypedText, nullable=False, info=stays(OF_A_WORK)),
    Column("link", TypedText, info=stays(OF_A_WORK)),
    Column("rating", OneOf(Rating), nullable=False),
    Column("warnings", Terms, nullable=False, info=NOT_PERSONAL),
    Column("fandoms", TypedText, info=stays(OF_A_WORK)),
    Column("summary", TypedText, info=stays(OF_A_WORK)),
    Column("total", Integer),
    Column("channel_id", Snowflake),
    Column("role_id", Snowflake),
    Column("comments", Boolean, nullable=False, server_default=false()),
    Column("pin", Boolean, nullable=False, server_default=false()),
    Column("text", OneOf(TextPlace), nullable=False, server_default=TextPlace.NOWHERE.value),
    Column("created_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("created_at", Moment, nullable=False),
    Column("removed_at", Moment),
    Column("waived_rating", OneOf(Rating)),
    Column("waived_warnings", Terms, nullable=False, server_default="", info=NOT_PERSONAL),
    sqlite_autoincrement=True,
)
partial_index(
    "uq_works_title",
    works.c.guild_id,
    works.c.title_key,
    unique=True,
    where=works.c.removed_at.is_(None),
)

work_authors = Table(
    "work_authors",
    metadata,
    Column("work_id", ForeignKey("works.id"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
    Column("name", TypedText, nullable=False, info=words_of("user_id", Fate.BY_FEATURE)),
)

work_covers = Table(
    "work_covers",
    metadata,
    Column("work_id", ForeignKey("works.id"), primary_key=True),
    Column("image", LargeBinary, nullable=False, info=stays(OF_A_WORK)),
    Column("kind", OneOf(ImageKind), nullable=False),
    Column("alt", TypedText, info=words_through("work_id", "created_by", Fate.STAYS, OF_A_WORK)),
)


_WORKS = (
    select(works, work_covers.c.kind.label("cover_kind"), work_covers.c.alt.label("cover_alt"))
    .join(work_covers, isouter=True)
    .order_by(works.c.title_key)
)
"""Works with what is known of their covers, without their bytes."""

_WORK = _WORKS.where(works.c.id == bindparam("id"))
_AUTHORS = (
    select(work_authors.c.work_id, work_authors.c.user_id.label("id"), work_authors.c.name)
    .where(work_authors.c.work_id.in_(bindparam("ids", expanding=True)))
    .order_by(work_authors.c.user_id)
)


class TitleTaken(Exception):
    """Another work of the server has this title already, however either of them is written."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


@contextmanager
def _for_title(title: str) -> Iterator[None]:
    """Raise TitleTaken if the one statement within would give two works of a server this title."""
    try:
        yield
    except IntegrityError:
        raise TitleTaken(title) from None


def _columns(details: WorkDetails) -> dict[str, Any]:
    return {**asdict(details), "title_key": name_key(details.title)}


async def add(
    connection: AsyncConnection, guild_id: int, details: WorkDetails, author: Author, created_by: int, at: datetime
) -> Work:
    """Add a work. Raises TitleTaken."""
    values = {"guild_id": guild_id, "created_by": created_by, "created_at": at, **_columns(details)}
    with _for_title(details.title):
        work_id = (await connection.execute(insert(works).values(values).returning(works.c.id))).scalar_one()
    await put_author(connection, work_id, author)
    return Work(id=work_id, guild_id=guild_id, details=details, authors=(author,))


async def lock(connection: AsyncConnection, work_id: int) -> None:
    """Let nobody else change this work until the transaction ends; on SQLite nobody can anyway."""
    await connection.execute(select(works.c.id).filter_by(id=work_id).with_for_update())


async def lock_all(connection: AsyncConnection, work_ids: Iterable[int]) -> None:
    """Let nobody else change these works until the transaction ends; whoever locks several takes them in one order."""
    for work_id in sorted(set(work_ids)):
        await lock(connection, work_id)


async def change(connection: AsyncConnection, work_id: int, details: WorkDetails) -> None:
    """Change what is said of a work. Raises TitleTaken; a title that stays is nobody else's."""
    columns = _columns(details)
    key = case((works.c.title == details.title, works.c.title_key), else_=columns["title_key"])
    with _for_title(details.title):
        await connection.execute(update(works).filter_by(id=work_id).values({**columns, "title_key": key}))


async def waive(connection: AsyncConnection, work: Work) -> None:
    """Keep what isn't so of what pages say of a work."""
    values = {"waived_rating": work.waived_rating, "waived_warnings": work.waived_warnings}
    await connection.execute(update(works).filter_by(id=work.id).values(values))


async def set_role(connection: AsyncConnection, work_id: int, role_id: int, *, instead_of: int | None) -> bool:
    """Give a work another role. False if it no longer had the one that was seen, or none."""
    unchanged = works.c.role_id.is_not_distinct_from(instead_of)
    query = update(works).where(works.c.id == work_id, unchanged).values(role_id=role_id)
    return (await connection.execute(query)).rowcount == 1


async def put_author(connection: AsyncConnection, work_id: int, author: Author) -> None:
    """Make this member the work's author, in place of whoever was."""
    await connection.execute(delete(work_authors).filter_by(work_id=work_id))
    await connection.execute(insert(work_authors).values(work_id=work_id, user_id=author.id, name=author.name))


async def forget_author(connection: AsyncConnection, user_id: int) -> list[int]:
    """Let somebody be an author of nothing any more. Returns the works that they were an author of."""
    gone = delete(work_authors).where(work_authors.c.user_id == user_id).returning(work_authors.c.work_id)
    return sorted((await connection.execute(gone)).scalars())


async def rename_author(connection: AsyncConnection, guild_id: int, user_id: int, name: str) -> None:
    """Call an author by another name, in all works of a server."""
    theirs = select(works.c.id).where(works.c.guild_id == guild_id)
    renamed = update(work_authors).where(work_authors.c.user_id == user_id, work_authors.c.work_id.in_(theirs))
    await connection.execute(renamed.values(name=name))


async def remove(connection: AsyncConnection, work_id: int, at: datetime) -> None:
    await connection.execute(update(works).filter_by(id=work_id).values(removed_at=at))


async def restore(connection: AsyncConnection, work: Work) -> None:
    """Undo a removal. Raises TitleTaken."""
    with _for_title(work.title):
        await connection.execute(update(works).filter_by(id=work.id).values(removed_at=None))


async def find(connection: AsyncConnection, guild_id: int, work_id: int) -> Work | None:
    """Find a work of this server, a removed one too."""
    found = await _load(connection, works.c.guild_id == guild_id, works.c.id == work_id)
    return found[0] if found else None


async def find_any(connection: AsyncConnection, work_id: int) -> Work:
    """Find a work that is known to exist, of whatever server."""
    return (await _with_details(connection, (await connection.execute(_WORK, {"id": work_id})).all()))[0]


async def find_all(connection: AsyncConnection, ids: Sequence[int]) -> list[Work]:
    """Find those of the works that weren't removed, of whatever server, by title."""
    return await _load(connection, works.c.id.in_(ids), works.c.removed_at.is_(None)) if ids else []


async def find_where(connection: AsyncConnection, holds: ColumnElement[bool]) -> list[Work]:
    """Find the works of which this holds, of whatever server, by title."""
    return await _load(connection, holds)


async def in_guild(connection: AsyncConnection, guild_id: int) -> list[Work]:
    """Find the works of a server, by title, without the removed ones."""
    return await _load(connection, works.c.guild_id == guild_id, works.c.removed_at.is_(None))


async def all_ids(connection: AsyncConnection, guild_id: int | None = None) -> list[int]:
    """Find the ids of one server's works, or of all, removed ones too, by server."""
    query = select(works.c.id).order_by(works.c.guild_id, works.c.title_key)
    if guild_id is not None:
        query = query.where(works.c.guild_id == guild_id)
    return list((await connection.execute(query)).scalars())


async def _load(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[Work]:
    return await _with_details(connection, (await connection.execute(_WORKS.where(*conditions))).all())


async def _with_details(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> list[Work]:
    authors: dict[int, list[Author]] = {}
    for author in await connection.execute(_AUTHORS, {"ids": [row.id for row in rows]}):
        authors.setdefault(author.work_id, []).append(read(Author, author))
    return [_work(row, tuple(authors.get(row.id, ()))) for row in rows]


def _work(row: Row[Any], authors: tuple[Author, ...]) -> Work:
    cover = Cover(kind=row.cover_kind, alt=row.cover_alt) if row.cover_kind else None
    return read(Work, row, details=read(WorkDetails, row), authors=authors, cover=cover)
