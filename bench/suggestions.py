"""A million suggestions in one database, a hundred thousand of them waiting in one server: how long a click takes."""

import asyncio
import importlib
import itertools
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from bot.core.clock import system_clock
from bot.core.database import Database
from bot.core.upgrade import upgrade
from bot.setup.models import Member
from bot.suggestions import resemblance
from bot.suggestions.narrowing import Narrowing, Order
from bot.suggestions.reviewing import ReviewQueue
from bot.suggestions.showcase import Showcase

migration = importlib.import_module("bot.core.migrations.versions.0003_suggestions")

SUGGESTIONS = 1_000_000
WAITING_HERE = 100_000
WORKS_HERE = 20
SERVERS = 100
RUNS = 200
LIMIT = 50.0
"""Milliseconds that nothing may take at p99."""

VOCABULARY = 8000
SEED = 20261120

GUILD = 1_100_000_000_000_000_001
REVIEWER = Member(GUILD, 1, "Morgan", manages_guild=True)
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC).isoformat(sep=" ")

COLUMNS = (
    "id, guild_id, work_id, reader_id, reader_name, idea, status, created_at, spoiler, credited, wants_dm, backing,"
    " version, is_read"
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
            ((work_id, guild_of(work_id), f"Work {work_id}", f"work {work_id}", NOW) for work_id in range(1, 1001)),
        )
        places = ", ".join("?" * len(COLUMNS.split(",")))
        connection.executemany(f"INSERT INTO suggestions ({COLUMNS}) VALUES ({places})", rows(words, chance))  # noqa: S608
        place = migration.PLACE.format(row="suggestions")
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
    here = set(chance.sample(range(1, SUGGESTIONS + 1), WAITING_HERE))
    for number in range(1, SUGGESTIONS + 1):
        work_id = chance.randint(1, WORKS_HERE) if number in here else chance.randint(WORKS_HERE + 1, 1000)
        status = "waiting" if number in here or chance.random() < 0.5 else "declined"
        reader_id = chance.randint(10**6, 2 * 10**6)
        backing = int(chance.paretovariate(1.2)) - 1
        credited = chance.random() < 0.5
        yield (number, guild_of(work_id), work_id, reader_id, "Reader", words.idea(), status, NOW, "none", credited,
               False, backing, 0, number % 2)  # fmt: skip


async def measure(name: str, once: Callable[[], Awaitable[object]]) -> bool:
    """Whether it kept within LIMIT at p99."""
    took = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        await once()
        took.append((time.perf_counter() - begin) * 1000)
    p99 = statistics.quantiles(took, n=100)[98]
    sys.stdout.write(f"{name:<44} p50 {statistics.median(took):7.2f} ms   p99 {p99:7.2f} ms\n")
    return p99 < LIMIT


async def run(database: Database, words: Words, chance: random.Random) -> bool:
    queue, showcase = ReviewQueue(database, system_clock), Showcase(database)
    oldest, backed = Narrowing(), Narrowing(order=Order.BACKED)
    unread = Narrowing(unread=True, order=Order.BACKED, backed=1)

    async def similar() -> object:
        async with database.read() as connection:
            return await resemblance.similar(connection, GUILD, chance.randint(1, WORKS_HERE), words.idea())

    async with database.read() as connection:
        of_this_server = f"SELECT id FROM suggestions WHERE work_id <= {WORKS_HERE} ORDER BY reader_id LIMIT 5000"  # noqa: S608
        ids = list((await connection.exec_driver_sql(of_this_server)).scalars())
    results = [
        await measure("open the queue, oldest first", lambda: queue.review(REVIEWER, oldest)),
        await measure("open the queue, most backed first", lambda: queue.review(REVIEWER, backed)),
        await measure("open the queue, unread and backed only", lambda: queue.review(REVIEWER, unread)),
        await measure("next or previous, oldest first", lambda: queue.show(REVIEWER, chance.choice(ids), oldest)),
        await measure("next or previous, most backed first", lambda: queue.show(REVIEWER, chance.choice(ids), backed)),
        await measure("a page of 25 to select", lambda: queue.several(REVIEWER, oldest, chance.choice(ids))),
        await measure("search, one word", lambda: search(queue, chance.choice(words.all))),
        await measure("search, the commonest words", lambda: search(queue, " ".join(words.all[:3]))),
        await measure("search, three words", lambda: search(queue, " ".join(words.idea().split()[:3]))),
        await measure("duplicates of a new idea", similar),
        await measure("autocomplete for reviewers", lambda: search(queue, begun(words, chance), 25)),
        await measure("autocomplete for readers", lambda: showcase.like(REVIEWER, begun(words, chance), 25)),
        await measure("the board of a work", lambda: showcase.board(REVIEWER, chance.randint(1, WORKS_HERE))),
    ]
    return all(results)


async def search(queue: ReviewQueue, text: str, limit: int = 10) -> object:
    return await queue.search(REVIEWER, text, narrowing=Narrowing(status=None), limit=limit)


def begun(words: Words, chance: random.Random) -> str:
    """A word that somebody is typing."""
    word = words.idea().split()[0]
    return word[: chance.randint(0, len(word))]


async def main() -> int:
    chance = random.Random(SEED)  # noqa: S311
    words = Words(chance)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.sqlite3"
        url = make_url(f"sqlite+aiosqlite:///{file}")
        await upgrade(url)
        begin = time.perf_counter()
        fill(file, words, chance)
        seconds = time.perf_counter() - begin
        sys.stdout.write(f"{SUGGESTIONS:,} suggestions in {file.stat().st_size / 2**20:,.0f} MB, {seconds:.0f} s\n")
        database = Database(url)
        try:
            return 0 if await run(database, words, chance) else 1
        finally:
            await database.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
