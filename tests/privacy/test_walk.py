"""Somebody who was everywhere is forgotten, and found nowhere."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.db.database import Database
from bot.privacy.models import Wishes
from tests.privacy import everywhere
from tests.privacy.everywhere import CROWD, PERSON, WORDS
from tests.worlds.clock import SetClock
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.program import Program

NEEDLES = {WORDS.encode(), str(PERSON).encode(), PERSON.to_bytes(8)}
"""What the person's words and id look like in a file: as text, and as SQLite keeps a number."""

CLICK = 1_600_000_000_000_000_000

WISHES = [Wishes(keep_kudos=kudos, keep_ideas=ideas) for kudos in (False, True) for ideas in (False, True)]


@pytest.fixture
async def full(database: Database, clock: SetClock) -> Program:
    async with database.change() as connection:
        await everywhere.fill(connection)
    return Program.on(database, clock)


async def test_the_person_is_everywhere_before(full: Program) -> None:
    async with full.database.read() as connection:
        found = {trace.partition(" = ")[0] for trace in await everywhere.traces(connection)}

    assert set(everywhere.places()) - found == set()


@pytest.mark.parametrize("wishes", WISHES, ids=str)
async def test_nothing_of_somebody_who_is_forgotten_is_in_any_table(full: Program, wishes: Wishes) -> None:
    await full.services.own_data.forgetting.forget(PERSON, CLICK, wishes)

    async with full.database.read() as connection:
        found = await everywhere.traces(connection)
    of_ideas = ("suggestions.idea", "suggestion_calls.poll", "suggestion_questions.answer") if wishes.keep_ideas else ()
    assert [trace for trace in found if not trace.startswith(of_ideas)] == []


@pytest.fixture
async def sqlite(tmp_path: Path, new_sqlite_file: Path, sqlite_in_the_loop: None) -> AsyncIterator[Database]:
    del sqlite_in_the_loop
    shutil.copy(new_sqlite_file, tmp_path)
    database = Database(sqlite_url(tmp_path))
    yield database
    await database.close()


def in_file(folder: Path) -> set[bytes]:
    """Find what of the person stands anywhere in the database's files: in rows, indexes, free pages, or the log."""
    data = b"".join(file.read_bytes() for file in sorted(folder.glob("*.sqlite3*")))
    return {needle for needle in NEEDLES if needle in data}


async def test_nothing_of_somebody_is_found_in_the_file(sqlite: Database, tmp_path: Path, clock: SetClock) -> None:
    async with sqlite.change() as connection:
        await everywhere.fill(connection)
        await everywhere.crowd(connection)
    before = in_file(tmp_path)
    program = Program.on(sqlite, clock)

    await program.services.own_data.forgetting.forget(PERSON, CLICK, Wishes())

    assert before == NEEDLES
    assert in_file(tmp_path) == set()
    async with sqlite.read() as connection:
        counted = await connection.execute(text("SELECT count(*) FROM suggestions WHERE idea LIKE 'somebody%'"))
    assert counted.scalar_one() > CROWD
