"""What is stored about somebody, read from every table that says it holds something about people."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, FromClause, LargeBinary, MetaData, literal, or_, select, tuple_, type_coerce

from bot.announcements.store import announcements
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.people.columns import Personal, people_in, personal
from bot.uploads.kept_drafts import decode
from bot.uploads.store import uploads
from bot.works.chapter_store import chapters
from bot.works.models import ChapterDetails
from bot.works.readable_store import CAN_BE_READ
from bot.works.store import works
from bot.works.text_store import chapter_texts

Entry = Mapping[str, Any]
"""What somebody is shown of a row, by the names of its columns."""

LARGE: dict[Column[Any], Callable[[Any], Any]] = {uploads.c.drafts: decode, chapter_texts.c.body: str}
"""Columns of which one value may be of many megabytes, and what makes a value of what is read of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table's rows that are somebody's by one column, `whose`. `shown` are the columns that are theirs to see."""

    name: str
    rows: FromClause
    whose: Column[Any]
    key: tuple[Column[Any], ...]
    shown: tuple[Column[Any], ...]

    @property
    def is_large(self) -> bool:
        """Tell whether a single row may be of many megabytes."""
        return any(column in LARGE for column in self.shown)

    def decoded(self, entry: Entry) -> Entry:
        """Make values of what is kept as bytes: of many megabytes this takes a while, and belongs in a thread."""
        decoders = {column.name: LARGE[column] for column in self.shown if column in LARGE}
        return {name: decoders[name](value) if name in decoders else value for name, value in entry.items()}


def sections(metadata: MetaData) -> list[Section]:
    """List what there may be about somebody, by the names of an export's parts."""
    found = [*_by_their_id(metadata), *_by_way_of_another(metadata)]
    return sorted(found, key=lambda section: section.name)


def _by_their_id(metadata: MetaData) -> Iterator[Section]:
    for table, whose, said in people_in(metadata):
        shown = tuple(column for column in table.c if _is_shown(column, whose, said))
        yield Section(said.section or table.name, table, whose, tuple(table.primary_key.columns), shown)


def _by_way_of_another(metadata: MetaData) -> Iterator[Section]:
    """Find what somebody wrote into rows that don't name them, but belong to one that does."""
    for table in metadata.sorted_tables:
        for column in table.c:
            said = personal(column) or Personal()
            if said.through:
                (key,) = table.c[said.through].foreign_keys
                rows = table.join(key.column.table, table.c[said.through] == key.column)
                shown = tuple(one for one in table.c if one is column or personal(one) is None)
                name, whose = f"{table.name}_{column.name}", key.column.table.c[said.whose]
                yield Section(name, rows, whose, tuple(table.primary_key.columns), shown)


def _is_shown(column: Column[Any], whose: Column[Any], said: Personal) -> bool:
    """Tell whether somebody is shown a column of their row: not who else is named there, nor what makes it work."""
    about = personal(column)
    if about is None:
        return True
    if about.through or about.is_id or about.fate is None:
        return False
    return about.whose == whose.name or not said.section


async def page(
    connection: AsyncConnection, section: Section, person_id: int, after: Sequence[Any], limit: int
) -> tuple[list[Entry], Sequence[Any]]:
    """Read a section's rows of somebody behind a key. Returns them, and the key of the last."""
    shown = [type_coerce(one, LargeBinary) if one is uploads.c.drafts else one for one in section.shown]
    query = select(*shown, *(column.label(f"key_{column.name}") for column in section.key))
    query = query.select_from(section.rows).where(section.whose == person_id).order_by(*section.key).limit(limit)
    if after:
        last = [literal(value, column.type) for value, column in zip(after, section.key, strict=True)]
        query = query.where(tuple_(*section.key) > tuple_(*last))
    names = [column.name for column in section.shown]
    found = [tuple(row) for row in await connection.execute(query)]
    return [dict(zip(names, row, strict=False)) for row in found], found[-1][len(names) :] if found else ()


async def titles(connection: AsyncConnection, work_ids: Collection[int]) -> dict[int, str]:
    """Find what works are called, by their ids."""
    query = select(works.c.id, works.c.title).where(works.c.id.in_(work_ids))
    return {row.id: row.title for row in await connection.execute(query)}


async def chapters_called(
    connection: AsyncConnection, chapter_ids: Collection[int], person_id: int
) -> dict[int, ChapterDetails]:
    """Find number and title of chapters that readers can read, or that somebody made themselves."""
    query = select(chapters.c.id, chapters.c.number, chapters.c.title)
    query = query.where(chapters.c.id.in_(chapter_ids), or_(CAN_BE_READ, chapters.c.created_by == person_id))
    return {row.id: ChapterDetails(number=row.number, title=row.title) for row in await connection.execute(query)}


async def announced(connection: AsyncConnection, announcement_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Find the chapter and the server of announcements, by their ids."""
    columns = (announcements.c.id, announcements.c.chapter_id, announcements.c.guild_id)
    rows = await connection.execute(select(*columns).where(announcements.c.id.in_(announcement_ids)))
    return {row.id: (row.chapter_id, row.guild_id) for row in rows}
