"""Fill a database with a million suggestions, in the words that people would use."""

import itertools
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.core.db.migrations.full_text import PLACE
from bot.setup.models import Member

SUGGESTIONS = 1_000_000
WAITING_HERE = 100_000
WORKS_HERE = 20
WORKS = 1000
CHAPTERS = 50
"""Chapters of each work."""

SERVERS = 100
VOCABULARY = 8000
EAGER = 500
"""Suggestions of the one reader who gives most here."""

GUILD = 1_100_000_000_000_000_001
REVIEWER = Member(GUILD, 1, "Morgan", manages_guild=True)
READER = Member(GUILD, 5, "Rosa")
AUTHOR = Member(GUILD, 6, "Ada")
"""Of two works among the many."""

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC).isoformat(sep=" ")

COLUMNS = (
    "id, guild_id, work_id, chapter_id, reader_id, reader_name, idea, status, created_at, spoiler, credited, wants_dm,"
    " backing, version, is_read"
)


class Words:
    """Ideas from words as unevenly common as those of a language."""

    def __init__(self, chance: random.Random) -> None:
        letters = "aeioubcdfghklmnprstvwz"
        self._chance = chance
        self.all = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(VOCABULARY)]
        self._weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    def idea(self) -> str:
        return " ".join(self._chance.choices(self.all, cum_weights=self._weights, k=self._chance.randint(8, 30)))


def fill(file: Path, words: Words, chance: random.Random) -> None:
    """Write the rows past the triggers, and the full-text index in one go."""
    with closing(sqlite3.connect(file)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executemany(
            "INSERT INTO works (id, guild_id, title, title_key, rating, warnings, created_by, created_at)"
            " VALUES (?, ?, ?, ?, 'Not Rated', '', 1, ?)",
            ((number, guild_of(number), f"Work {number}", f"work {number}", NOW) for number in range(1, WORKS + 1)),
        )
        connection.executemany(
            "INSERT INTO chapters (id, work_id, state, number, words, silent, created_by, created_at)"
            " VALUES (?, ?, 'posted', ?, 0, false, 1, ?)",
            ((1 + number, 1 + number // CHAPTERS, number % CHAPTERS, NOW) for number in range(WORKS * CHAPTERS)),
        )
        connection.execute("INSERT INTO work_authors SELECT id, ?, ? FROM works WHERE id < 3", (AUTHOR.id, AUTHOR.name))
        places = ", ".join("?" * len(COLUMNS.split(",")))
        connection.executemany(f"INSERT INTO suggestions ({COLUMNS}) VALUES ({places})", rows(words, chance))  # noqa: S608
        place = PLACE.format(row="suggestions")
        connection.execute(
            f"INSERT INTO suggestion_words (rowid, idea, place) SELECT id, idea, {place} FROM suggestions"  # noqa: S608
        )
        for _, statement in triggers:
            connection.execute(statement)
        connection.commit()
        connection.execute("ANALYZE")
        connection.commit()


def guild_of(work_id: int) -> int:
    return GUILD if work_id <= WORKS_HERE else GUILD + 1 + work_id % SERVERS


def rows(words: Words, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """Make every suggestion. Here nearly all were read before, few are backed, fewer public: what is filtered for is
    rare.
    """
    here = chance.sample(range(1, SUGGESTIONS + 1), WAITING_HERE)
    eager, here_too = set(here[:EAGER]), set(here)
    for number in range(1, SUGGESTIONS + 1):
        is_here = number in here_too
        work_id = chance.randint(1, WORKS_HERE) if is_here else chance.randint(WORKS_HERE + 1, WORKS)
        status = "waiting" if is_here or chance.random() < 0.5 else "declined"
        reader_id = READER.id if number in eager else chance.randint(10**6, 2 * 10**6)
        chapter_id = work_id * CHAPTERS - int(chance.expovariate(0.3)) % CHAPTERS if chance.random() < 0.5 else None
        rarely = chance.random() < 0.001
        backing = int(chance.paretovariate(1.2)) - 1 if not is_here or rarely else 0
        credited = chance.random() < (0.001 if is_here else 0.5)
        is_read = not (rarely or chance.random() < 0.001)
        yield (number, guild_of(work_id), work_id, chapter_id, reader_id, "Reader", words.idea(), status, NOW, "none",
               credited, False, backing, 0, is_read)  # fmt: skip
