"""Databases that can be had again and again as they were: of either kind, and of earlier versions."""

import asyncio
import os
import shutil
import time
import uuid
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.opening import opened, take
from bot.core.db.unfinished.refusal import refuse_unfinished
from bot.core.db.upgrade import upgrade
from tests.core.db import earlier_database
from tests.core.db.backups.dumped import dump
from tests.core.db.faults.child import Ended, Moments, ended
from tests.core.db.faults.first_version import ANNOUNCED, FIRST_VERSION
from tests.worlds.databases import postgresql
from tests.worlds.databases.sqlite import sqlite_url

Making = Callable[[URL], Coroutine[Any, Any, None]]

WAITED = 60.0
"""Seconds until a server has noticed that who had its database was killed."""


@dataclass(frozen=True)
class OnFile:
    file: Path

    @contextmanager
    def again(self, folder: Path) -> Iterator[URL]:
        place = folder / uuid.uuid4().hex
        place.mkdir(mode=0o700)
        if self.file.exists():
            shutil.copy(self.file, place)
        yield sqlite_url(place)
        shutil.rmtree(place)


@dataclass(frozen=True)
class OnServer:
    server: postgresql.Server
    name: str

    @contextmanager
    def again(self, folder: Path) -> Iterator[URL]:
        del folder
        with self.server.database(like=self.name) as url:
            yield url


Keeping = Callable[[Making], OnFile | OnServer]


def kept_file(making: Making, folder: Path) -> OnFile:
    """Keep a file as it was made."""
    kept = folder / "kept"
    kept.mkdir()
    asyncio.run(making(sqlite_url(kept)))
    return OnFile(kept / "chapterhouse.sqlite3")


def start(url: URL) -> Callable[[Moments], None]:
    """What a bot does with its database before it connects, all of it in the process that is killed."""

    async def open_it() -> None:
        lock = await take(url)
        try:
            await upgrade(url)
            await refuse_unfinished(url)
        finally:
            await lock.end()

    return lambda _: asyncio.run(open_it())


def typed(
    url: URL, folder: Path, *words: str, first: Callable[[], object] = lambda: None, dies_at: int | None = None
) -> Ended:
    """A command of the host's on a database, in a process of its own, which may do something first."""

    def command(_: Moments) -> None:
        from bot.__main__ import app

        first()
        os.environ["DATABASE_URL"] = url.render_as_string(hide_password=False)
        app(list(words))

    return once_free(lambda: ended(command, folder, dies_at=dies_at))


def once_free(begin: Callable[[], Ended]) -> Ended:
    """Do it again for as long as a server hasn't noticed that who did it before was killed."""
    deadline = time.monotonic() + WAITED
    while True:
        result = begin()
        if "is in use" not in result.words or time.monotonic() > deadline:
            return result
        time.sleep(0.05)


def started(url: URL, folder: Path, first: Callable[[], object] = lambda: None) -> Ended:
    """What a bot does with its database before it connects."""

    async def open_it() -> None:
        async with opened(url):
            pass

    def work(_: Moments) -> None:
        first()
        asyncio.run(open_it())

    return once_free(lambda: ended(work, folder))


async def connected(url: URL) -> asyncpg.Connection:
    """Connect to a server's database as anybody else does."""
    return await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)


@contextmanager
def kept_table(url: URL, table: str = "works") -> Iterator[None]:
    """Another program has a table of the server's to itself."""
    with asyncio.Runner() as runner:
        other = runner.run(connected(url))
        try:
            runner.run(other.execute(f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE"))
            yield
        finally:
            runner.run(other.close())


async def of_the_first_version(url: URL) -> None:
    """Make a database of the schema 0004 with some announcements."""
    engine = engines.for_migrations(url)
    rows = [("sent", True, 1), ("sent", False, 1), ("sent", True, 2), ("waiting", False, 1), ("failed", False, 1)]
    async with engine.connect() as connection:
        await connection.run_sync(earlier_database.run_migrations_to, "0004")
        for statement in FIRST_VERSION:
            await connection.execute(text(statement))
        for number, (state, reacted, wanted) in enumerate(rows):
            values = {"channel": number, "nonce": f"n{number}", "state": state, "reacted": reacted, "wanted": wanted}
            await connection.execute(text(ANNOUNCED), values)
        await connection.commit()
    await engine.dispose()


async def new(url: URL) -> None:
    """Leave it as it is."""


def is_told(ended: Ended, *words: str) -> None:
    """It gave up in one line, in which all of these stand."""
    assert ended.code == 2, ended.words
    assert all(one in ended.line for one in words), ended.line


def url_of(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def titles(file: Path) -> list[str]:
    """What of a file shows which works there are."""
    return [line for line in dump(file) if 'INTO "works"' in line]
