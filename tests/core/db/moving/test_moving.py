"""Moving a database to another: everything arrives, row by row, on either kind, or it is said what didn't."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text
from sqlalchemy.engine import URL

from bot.app.services import Services
from bot.core.db.database import Database, metadata
from bot.core.db.moving import moving, store
from bot.core.db.moving.moving import Moved, Moving
from bot.core.db.opening import take
from bot.core.db.unfinished.refusal import connected, refuse_unfinished
from bot.core.errors import InUse, StartupError
from tests.fuzzing import tries
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url


@pytest.fixture
def source(written: Path, tmp_path: Path) -> URL:
    shutil.copy(written, tmp_path)
    return sqlite_url(tmp_path)


@pytest.fixture
def server_url(postgresql_server: postgresql.Server) -> Iterator[URL]:
    with postgresql_server.database(like=postgresql.MIGRATED) as url:
        yield url


@pytest.fixture
def back(tmp_path: Path) -> URL:
    (tmp_path / "back").mkdir()
    return sqlite_url(tmp_path / "back")


async def digests(url: URL) -> dict[str, store.TableSum]:
    async with connected(url) as connection:
        return {table.name: await store.digest(connection, table) for table in metadata.sorted_tables}


async def test_everything_arrives_and_comes_back_the_same(source: URL, server_url: URL, back: URL) -> None:
    there = await Moving(source, server_url).move()
    and_back = await Moving(server_url, back).move()

    assert Services.__slots__, "their stores have declared every table"
    assert there == and_back == Moved(len(metadata.tables), there.rows)
    assert there.rows > 100
    assert await digests(back) == await digests(server_url) == await digests(source)


async def test_what_was_moved_can_be_searched_and_counted_on(source: URL, server_url: URL, back: URL) -> None:
    await Moving(source, server_url).move()
    await Moving(server_url, back).move()
    with closing(sqlite3.connect(str(source.database))) as connection:
        expected = connection.execute("SELECT count(*) FROM suggestion_words_docsize").fetchone()
        last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'suggestions'").fetchone()[0]
    with closing(sqlite3.connect(str(back.database))) as connection:
        assert connection.execute("SELECT count(*) FROM suggestion_words_docsize").fetchone() == expected
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    async with connected(server_url) as on_server:
        assert (await on_server.execute(text("SELECT nextval('suggestions_id_seq')"))).scalar_one() == last + 1


async def test_a_move_that_was_cut_short_goes_on_and_no_bot_starts_before_it_is_done(
    source: URL, server_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 20)
    steps = 0

    class Killed(BaseException):
        """As kill -9 does, nothing is tidied up."""

    def die(_done: int, _of: int) -> None:
        nonlocal steps
        steps += 1
        if steps in (1, 9, 25):
            raise Killed

    moved = None
    while moved is None:
        try:
            moved = await Moving(source, server_url, die).move()
        except Killed:
            with pytest.raises(StartupError, match="Not everything has arrived"):
                await refuse_unfinished(server_url)
    await refuse_unfinished(server_url)

    assert steps > 25
    assert await digests(server_url) == await digests(source)


async def test_what_changed_between_two_attempts_arrives_as_it_is_now(
    source: URL, server_url: URL, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "ROUNDS", 1)
    with pytest.raises(StartupError, match="these tables differ"):
        await Moving(source, server_url).move()
    monkeypatch.undo()
    with closing(sqlite3.connect(str(source.database))) as connection:
        connection.execute("UPDATE works SET title = title || ' and more'")
        connection.commit()
    await Moving(source, server_url).move()

    assert await digests(server_url) == await digests(source)


async def test_a_bot_on_either_side_is_refused(source: URL, server_url: URL) -> None:
    for url in (source, server_url):
        lock = await take(url)
        with pytest.raises(InUse):
            await Moving(source, server_url).move()
        await lock.end()
    await Moving(source, server_url).move()


async def test_a_target_that_holds_something_is_refused_and_left_alone(source: URL, back: URL, written: Path) -> None:
    shutil.copy(written, str(back.database))
    with closing(sqlite3.connect(str(back.database))) as connection:
        connection.execute("UPDATE works SET title = title || ' of another'")
        connection.commit()
    before = await digests(back)

    with pytest.raises(StartupError, match="holds something already"):
        await Moving(source, back).move()
    assert await digests(back) == before


async def test_a_move_whose_last_words_were_lost_says_them_when_it_is_typed_again(source: URL, back: URL) -> None:
    moved = await Moving(source, back).move()

    assert await Moving(source, back).move() == moved


async def test_to_move_nowhere_or_from_nowhere_is_refused(source: URL, back: URL) -> None:
    with pytest.raises(StartupError, match="uses already"):
        await Moving(source, source).move()
    with pytest.raises(StartupError, match="isn't there"):
        await Moving(back, source).move()


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
JSONS = st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS, max_size=4)


@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, MOMENTS, JSONS, st.integers(-(2**63), 2**63 - 1))
async def test_whatever_is_in_a_row_is_the_same_after_going_there_and_back(
    migrated_url: URL, words: str, moment: datetime, arguments: dict[str, object], number: int
) -> None:
    table = metadata.tables["letters"]
    database = Database(migrated_url)
    values = {"kind": "late", "guild_id": number, "about": words, "arguments": arguments, "nonce": words}
    async with database.change() as connection:
        await store.clear(connection, table)
        await connection.execute(insert(table).values(**values, due_at=moment, attempts=0))
        before = await store.digest(connection, table)
        (rows,) = [rows async for rows in store.batches(connection, table)]
        await store.clear(connection, table)
        await store.put(connection, table, rows)
        assert await store.digest(connection, table) == before
    await database.close()
