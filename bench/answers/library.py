"""A server with works, kudos and suggestions, written past the bot into its database."""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.filling import Words
from bench.stream import FIRST_READER

CHAPTERS = """
    WITH RECURSIVE counted (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < :chapters)
    INSERT INTO chapters (work_id, state, number, title, words, silent, created_by, created_at, posted_at, out_at)
    SELECT :work, 'posted', number, 'Part ' || number, 2000, false, 1, :now, :now, :now FROM counted
"""
KUDOS = """
    WITH RECURSIVE readers (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM readers WHERE number + 1 < :readers)
    INSERT INTO kudos (chapter_id, user_id, work_id, given_at)
    SELECT id, :first + (readers.number * 7919 + :number * :shift) % :people, work_id, :given
    FROM readers CROSS JOIN chapters WHERE work_id = :work AND chapters.number = :number
"""
SUGGESTION = """
    INSERT INTO suggestions (guild_id, work_id, reader_id, reader_name, idea, status, created_at, spoiler, credited,
        wants_dm, backing, version, is_read)
    VALUES (?, ?, ?, 'Reader', ?, 'waiting', ?, 'none', true, false, 0, 0, false)
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Works that look alike: so many of so many chapters, with so many kudos on each of them."""

    titles: list[str]
    chapters: int
    readers: int


class Library:
    """`people` is how many readers there are in all; chapters came out one a day."""

    def __init__(self, file: Path, guild_id: int, people: int) -> None:
        self._file = file
        self._guild_id = guild_id
        self._people = people

    def put(self, shelf: Shelf) -> None:
        """Add works with their chapters and kudos. The database's own triggers add these up."""
        with closing(sqlite3.connect(self._file)) as connection, connection:
            for title in shelf.titles:
                self._add(connection, title, shelf)
            connection.execute("ANALYZE")

    def _add(self, connection: sqlite3.Connection, title: str, shelf: Shelf) -> None:
        work = connection.execute(
            "INSERT INTO works (guild_id, title, title_key, rating, warnings, created_by, created_at)"
            " VALUES (?, ?, ?, 'Not Rated', '', 1, ?)",
            (self._guild_id, title, title.lower(), _ago(0)),
        ).lastrowid
        connection.execute(CHAPTERS, {"work": work, "chapters": shelf.chapters, "now": _ago(0)})
        for number in range(1, shelf.chapters + 1):
            values = {"work": work, "number": number, "readers": shelf.readers, "people": self._people}
            more = {"first": FIRST_READER, "shift": 104_729, "given": _ago(shelf.chapters - number)}
            connection.execute(KUDOS, {**values, **more})

    def suggest(self, count: int, chance: random.Random) -> None:
        """Let readers suggest so many ideas for the works that are there."""
        words = Words(chance)
        with closing(sqlite3.connect(self._file)) as connection, connection:
            works = [row[0] for row in connection.execute("SELECT id FROM works")]
            connection.executemany(
                SUGGESTION,
                (
                    (self._guild_id, chance.choice(works), self._reader(chance), words.idea(), _ago(0))
                    for _ in range(count)
                ),
            )
            connection.execute("ANALYZE")

    def _reader(self, chance: random.Random) -> int:
        return FIRST_READER + chance.randrange(self._people)


def _ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(sep=" ", timespec="microseconds")
