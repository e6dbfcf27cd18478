"""A million suggestions in one database, a hundred thousand of them waiting in one server: how long a click takes."""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from bench.filling import AUTHOR, CHAPTERS, GUILD, READER, REVIEWER, SUGGESTIONS, WORKS_HERE, Words, fill
from bot.app import interpreter
from bot.app.services import Services
from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.setup.models import Member
from bot.suggestions.models import Status
from bot.suggestions.queue.filter import Order, QueueFilter
from bot.suggestions.queue.service import ReviewQueue
from bot.suggestions.search import resemblance

RUNS = 200
LIMIT = 50.0
"""Milliseconds that nothing may take at p99."""

SEED = 20261120
Figures = dict[str, Callable[[], Awaitable[object]]]


async def measure(name: str, once: Callable[[], Awaitable[object]]) -> bool:
    """Tell whether it kept within LIMIT at p99."""
    took = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        await once()
        took.append((time.perf_counter() - begin) * 1000)
    p99 = statistics.quantiles(took, n=100)[98]
    sys.stdout.write(f"{name:<50} p50 {statistics.median(took):7.2f} ms   p99 {p99:7.2f} ms\n")
    return p99 < LIMIT


async def run(database: Database, words: Words, chance: random.Random) -> bool:
    async with database.read() as connection:
        of_this_server = f"SELECT id FROM suggestions WHERE work_id <= {WORKS_HERE} ORDER BY reader_id LIMIT 5000"  # noqa: S608
        ids = list((await connection.exec_driver_sql(of_this_server)).scalars())
        own = f"SELECT id FROM suggestions WHERE guild_id = {GUILD} AND reader_id = {READER.id}"  # noqa: S608
        own_ids = list((await connection.exec_driver_sql(own)).scalars())
    services = Services.on(database)
    figures = {
        **stepping(services.queue, ids, chance),
        **finding(database, services.queue, words, ids, chance),
        **reading(services, words, own_ids, chance),
    }
    return all([await measure(name, once) for name, once in figures.items()])


def stepping(queue: ReviewQueue, ids: list[int], chance: random.Random) -> Figures:
    """Open the queue under each filter, and step from anywhere in it."""
    latest = WORKS_HERE // 2 * CHAPTERS
    filters = {
        "oldest first": QueueFilter(),
        "most backed first": QueueFilter(order=Order.BACKED),
        "unread": QueueFilter(unread=True),
        "unread, most backed first": QueueFilter(unread=True, order=Order.BACKED),
        "backed": QueueFilter(backed=1),
        "unread and backed": QueueFilter(unread=True, backed=1, order=Order.BACKED),
        "one work": QueueFilter(work_id=WORKS_HERE // 2),
        "one chapter": QueueFilter(work_id=WORKS_HERE // 2, chapter_id=latest),
        "one chapter, most backed first": QueueFilter(work_id=WORKS_HERE // 2, chapter_id=latest, order=Order.BACKED),
        "every status": QueueFilter(status=None),
        "declined (none)": QueueFilter(status=Status.DECLINED),
    }

    async def several(member: Member, from_id: int, queue_filter: QueueFilter) -> object:
        return await queue.several(member, queue_filter, from_id)

    figures: Figures = {}
    for name, queue_filter in filters.items():
        figures[f"open: {name}"] = partial(queue.review, REVIEWER, queue_filter)
        figures[f"next or previous: {name}"] = anywhere(queue.show, ids, queue_filter, chance)
    for name in ("oldest first", "most backed first", "unread"):
        figures[f"25 to select: {name}"] = anywhere(several, ids, filters[name], chance)
    return figures


def anywhere(
    step: Callable[[Member, int, QueueFilter], Awaitable[object]],
    ids: list[int],
    queue_filter: QueueFilter,
    chance: random.Random,
) -> Callable[[], Awaitable[object]]:
    return lambda: step(REVIEWER, chance.choice(ids), queue_filter)


def finding(database: Database, queue: ReviewQueue, words: Words, ids: list[int], chance: random.Random) -> Figures:
    """Search as staff, with a next page from anywhere, and for what looks alike."""

    async def search(text: str, by: Member = REVIEWER, **more: Any) -> object:
        return await queue.search(by, text, **{"queue_filter": QueueFilter(status=None), **more})

    async def similar() -> object:
        async with database.read() as connection:
            return await resemblance.similar(connection, GUILD, chance.randint(1, WORKS_HERE), words.idea())

    common, waiting = " ".join(words.all[:3]), QueueFilter(work_id=WORKS_HERE // 2)
    return {
        "search: one word": lambda: search(chance.choice(words.all)),
        "search: the commonest words": lambda: search(common),
        "search: the commonest words, a further page": lambda: search(common, before_id=chance.choice(ids)),
        "search: three words": lambda: search(" ".join(words.idea().split()[:3])),
        "search: one work's waiting": lambda: search(words.all[0], queue_filter=waiting),
        "search: one reader's": lambda: search(words.all[0], reader_id=READER.id),
        "search: an author's works": lambda: search(words.all[0], AUTHOR),
        "duplicates of a new idea": similar,
        "autocomplete for reviewers": lambda: search(begun(words, chance), limit=25),
    }


def reading(services: Services, words: Words, own: list[int], chance: random.Random) -> Figures:
    """Read what readers ask for."""
    showcase, mine = services.showcase, services.own_suggestions
    return {
        "autocomplete for readers": lambda: showcase.like(READER, begun(words, chance), 25),
        "board": lambda: showcase.board(READER, chance.randint(1, WORKS_HERE)),
        "board: a further page": lambda: showcase.board(READER, chance.randint(1, WORKS_HERE), (1, chance.choice(own))),
        "mine": lambda: mine.mine(READER),
        "mine: an older page": lambda: mine.mine(READER, before=chance.choice(own)),
    }


def begun(words: Words, chance: random.Random) -> str:
    """Choose a word that somebody is typing."""
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
        interpreter.prepare()
        try:
            return 0 if await run(database, words, chance) else 1
        finally:
            await database.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
