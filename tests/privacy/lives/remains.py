"""What a deletion took and changed, beside what it may: whatever isn't the person's, nor hangs on theirs, stays."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Table, select

from bot.core.db.database import Database, metadata
from bot.core.people.columns import Fate, people_in, personal

Row = Mapping[str, Any]
Gone = Mapping[str, set[tuple[Any, ...]]]
Rows = dict[str, dict[tuple[Any, ...], Row]]

FOLLOWS = {
    "work_totals": {"kudos", "readers"},
    "chapter_totals": {"kudos"},
    "suggestions": {"backing", "version"},
    "announcements": {"wanted", "due_at", "attempts"},
    "letters": {"due_at", "attempts"},
}
"""What follows from others' rows: counts, which an oracle has, and that something is to be shown anew."""

LEADS = {"suggestion_id": "suggestions"}
"""Where a column leads that isn't held to it: the log outlives what it tells of."""

OF_NOBODY = ("forgettings",)
"""Tables that say of a deletion that it was."""


async def rows(database: Database) -> Rows:
    """Read all there is, by table and key."""
    async with database.read() as connection:
        return {
            table.name: {
                tuple(row._mapping[one.name] for one in table.primary_key): dict(row._mapping)
                for row in await connection.execute(select(table))
            }
            for table in metadata.sorted_tables
        }


EMPTIED = ("suggestions",)
"""Tables in which a row of the person's may stay as an empty place, for others' sake, with nothing hanging on it."""


def wronged(before: Rows, after: Rows, person_id: int, emptied: Collection[str] = EMPTIED) -> list[str]:
    """Name what others lost, or has become otherwise of theirs."""
    tables = [one for one in metadata.sorted_tables if one.name not in OF_NOBODY]
    theirs = {one.name: _of(one, before[one.name], person_id) for one in tables}
    gone = {
        name: {key for key in before[name] if key not in after[name] or (key in theirs[name] and name in emptied)}
        for name in theirs
    }
    return [
        said
        for table in tables
        for key, row in before[table.name].items()
        if key not in theirs[table.name] and not _hangs_on(table, row, gone)
        for said in _changes(table, key, row, after[table.name].get(key), gone)
    ]


def _of(table: Table, stored: Mapping[tuple[Any, ...], Row], person_id: int) -> set[tuple[Any, ...]]:
    """Find the keys of a person's rows."""
    columns = [column.name for one, column, _ in people_in(metadata) if one is table]
    return {key for key, row in stored.items() if person_id in [row[name] for name in columns]}


def _changes(table: Table, key: tuple[Any, ...], row: Row, now: Row | None, gone: Gone) -> list[str]:
    if now is None:
        return [f"{table.name} {key} is gone"]
    changed = [name for name in row if row[name] != now[name] and not _may_change(table, name, row, gone)]
    return [f"{table.name} {key}: {name} was {row[name]!r} and is {now[name]!r}" for name in changed]


def _hangs_on(table: Table, row: Row, gone: Gone) -> bool:
    led = {one.parent.name: one.column.table.name for one in table.foreign_keys}
    leads = led | {name: there for name, there in LEADS.items() if name in table.c}
    return any((row[name],) in gone[there] for name, there in leads.items())


def _may_change(table: Table, name: str, row: Row, gone: Gone) -> bool:
    """Tell whether a column follows from somebody else's deletion: a count, or what named something that is gone."""
    keys = table.c[name].foreign_keys
    points_to_gone = any((row[name],) in gone[one.column.table.name] for one in keys)
    said = personal(table.c[name])
    is_of_another_row = said is not None and bool(said.through) and said.fate is not Fate.STAYS
    return name in FOLLOWS.get(table.name, ()) or points_to_gone or is_of_another_row
