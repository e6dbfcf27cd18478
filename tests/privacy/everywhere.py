"""A database with one person in every place where there can be one, made from the tables alone."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, LargeBinary, String, Table, func, insert, select

from bot.core.db.columns import Moment, OneOf, Terms, TypedText
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.upsert import insert_absent
from bot.core.people.columns import Fate, people_in, personal
from bot.intake.formats.draft import ChapterDraft
from bot.kudos.store import reactions
from bot.suggestions.store import suggestions
from bot.uploads.store import Drafts

PERSON, OTHER = 1_511_222_333_444_555_666, 1_399_888_777_666_555_444
WORDS = "quixotesque"
"""What this person wrote, and nobody else would."""

STAYING = "lighthouse"
"""What is part of a work."""

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)

NOTHING: dict[type, Any] = {Boolean: False, Moment: AT, JSON: {}, Terms: (), LargeBinary: b"", Float: 1.0}

COUNTED = ("kudos", "readers")
"""Sums that the database keeps by itself, from rows that come after theirs."""

CROWD = 400


async def fill(connection: AsyncConnection) -> None:
    """Put a row into every table in which the person is everybody, and one for each column that can be them alone."""
    for table in metadata.sorted_tables:
        await connection.execute(insert_absent(connection, table).values(_row(table, None, 1)))
    for table in metadata.sorted_tables:
        columns = [column for column in table.c if (said := personal(column)) and said.is_id]
        for number, column in enumerate(columns if len(columns) > 1 else [], 2):
            await connection.execute(insert_absent(connection, table).values(_row(table, column, number)))
    await _let_it_count_on(connection)


def _row(table: Table, only: Column[Any] | None, number: int) -> dict[str, Any]:
    return {column.name: _value(column, only, number) for column in table.c}


def _value(column: Column[Any], only: Column[Any] | None, number: int) -> Any:
    said, kind = personal(column), column.type
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return None if key.column.table is column.table else 1
    if said and said.is_id:
        return PERSON if only is None or column is only else OTHER
    if said and said.fate is not None:
        is_theirs = only is None or said.whose == only.name
        word = STAYING if said.why else WORDS if is_theirs else "somebody"
        return json.dumps({"labels": [[1, word]]}) if column.name == "poll" else _text(kind, word, number)
    return _anything(column, number)


def _text(kind: Any, word: str, number: int) -> Any:
    match kind:
        case JSON():
            return {"said": f"{word} {number}"}
        case Drafts():
            return (ChapterDraft(body=f"{word} {number}"),)
        case LargeBinary():
            return word.encode()
        case Terms():
            return (word,)
    return f"{word} {number}"


def _anything(column: Column[Any], number: int) -> Any:
    kind: Any = column.type
    if isinstance(kind, OneOf):
        choices: Any = kind.choices
        return next(iter(choices))
    for known, value in NOTHING.items():
        if isinstance(kind, known):
            return value
    if isinstance(kind, String | TypedText):
        return f"{column.name} {number}"
    return 0 if column.name in COUNTED else number


async def _let_it_count_on(connection: AsyncConnection) -> None:
    """PostgreSQL doesn't notice which numbers were given by hand."""
    if connection.dialect.name == "postgresql":
        for table in metadata.sorted_tables:
            if "id" in table.c and table.c.id.autoincrement is True:
                await connection.execute(select(func.setval(f"{table.name}_id_seq", 1_000)))


async def crowd(connection: AsyncConnection) -> None:
    """Let the person's rows stand among many of others, so that both are moved from page to page."""
    for number in range(CROWD):
        others: dict[str, Any] = {"reader_id": OTHER, "reader_name": "", "from_guild_name": ""}
        others["idea"] = f"somebody {number} " + "word " * (number % 90)
        theirs = {"reader_id": PERSON, "reader_name": WORDS, "idea": f"{WORDS} {number} " + "term " * (number % 70)}
        base = {column.name: _value(column, None, number) for column in suggestions.c if column.name != "id"}
        await connection.execute(insert(suggestions), [{**base, **others}, {**base, **theirs}])
        await connection.execute(insert(reactions), [_reaction(PERSON, str(number)), _reaction(OTHER + number, "x")])


def _reaction(user_id: int, emoji: str) -> dict[str, Any]:
    said = {"announcement_id": 1, "user_id": user_id, "emoji": emoji}
    return {**said, "is_super": False, "from_bot": False, "noticed_at": AT}


async def traces(connection: AsyncConnection, person_id: int = PERSON, words: str = WORDS) -> list[str]:
    """Name every value in any table in which a person's id or words stand."""
    found = []
    for table in metadata.sorted_tables:
        for row in await connection.execute(select(table)):
            for column, value in zip(table.c, row, strict=True):
                if str(person_id) in str(value) or words in str(value).lower():
                    found.append(f"{column} = {value}")
    return found


def places() -> list[str]:
    """Name the columns that can hold the person's id, or words of theirs that don't stay."""
    ids = [str(column) for _, column, _ in people_in(metadata)]
    said = [(column, personal(column)) for table in metadata.sorted_tables for column in table.c]
    words = [str(column) for column, one in said if one and one.fate not in (None, Fate.STAYS) and not one.is_id]
    return sorted([*ids, *words])
