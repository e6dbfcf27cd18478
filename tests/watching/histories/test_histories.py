"""Whatever an author does at a site, and wherever the process ends: none doubled, none lost, none of the first look."""

import asyncio
import logging
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import URL, Engine

from bot.core.db.database import metadata
from tests.simulation.crash_point import CrashPoint
from tests.simulation.crashing_database import CrashingDatabase
from tests.watching.histories.history import History
from tests.worlds.databases import postgresql
from tests.worlds.databases.engines import close_connections
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.databases.sqlite_in_the_loop import AtOnce, make_sqlite_answer_in_its_loop

SEED = os.environ.get("SEED")
ORDINARY = 200
"""Histories of the ordinary run."""

SITES = int(os.environ.get("SITES", ORDINARY))
SHARES = 4
ON_POSTGRESQL = 10
"""Of so many histories one is lived through on PostgreSQL, too."""

FAILED_ONCE = Path(__file__).with_name("failed_once.txt")
"""Seeds beyond the ordinary ones that found something, one a line; they are played each time."""


@pytest.fixture
def play(monkeypatch: pytest.MonkeyPatch, new_sqlite_file: Path, tmp_path: Path) -> Iterator["Play"]:
    """Live through histories, one after the other, in a database in which each statement may be the last."""
    make_sqlite_answer_in_its_loop(monkeypatch, AtOnce)
    shutil.copy(new_sqlite_file, tmp_path)
    with playing(monkeypatch, sqlite_url(tmp_path)) as play:
        yield play


@pytest.fixture
def play_on_postgresql(monkeypatch: pytest.MonkeyPatch, postgresql_server: postgresql.Server) -> Iterator["Play"]:
    with postgresql_server.database(like=postgresql.MIGRATED) as url, playing(monkeypatch, url) as play:
        yield play


@contextmanager
def playing(monkeypatch: pytest.MonkeyPatch, url: URL) -> Iterator["Play"]:
    monkeypatch.setattr(logging.getLogger("bot"), "level", logging.CRITICAL)
    crash_point = CrashPoint()
    database = CrashingDatabase(url, crash_point)

    def step(*_: Any) -> None:
        crash_point.step()

    async def each(seeds: Iterable[int]) -> Counter[str]:
        happened: Counter[str] = Counter()
        for seed in seeds:
            try:
                happened += await _live_through(seed, database, crash_point)
            except BaseException as problem:
                problem.add_note(f"This was SEED={seed}")
                keep(seed)
                raise
        return happened

    event.listen(Engine, "before_cursor_execute", step)
    with asyncio.Runner() as runner:
        yield lambda seeds: runner.run(each(seeds))
        event.remove(Engine, "before_cursor_execute", step)
        runner.run(database.close())
        close_connections(url)


def failed_once() -> list[int]:
    return [int(line) for line in FAILED_ONCE.read_text(encoding="ascii").split()]


def keep(seed: int) -> None:
    """Keep a seed that found something, where the ordinary run wouldn't play it."""
    if seed >= ORDINARY and seed not in failed_once():
        with FAILED_ONCE.open("a", encoding="ascii") as file:
            file.write(f"{seed}\n")


Play = Callable[[Iterable[int]], Counter[str]]


async def _live_through(seed: int, database: CrashingDatabase, crash_point: CrashPoint) -> Counter[str]:
    random.seed(seed)
    async with database.change() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608
    history = History(database, crash_point, random.Random(seed))
    await history.begin()
    await history.live()
    await history.check()
    return history.happened


@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_happens_at_a_site_each_chapter_is_found_once(
    share: int, play: Play, record_property: Callable[[str, object], None]
) -> None:
    seeds = [*range(SITES), *failed_once()] if SEED is None else [int(SEED)]
    record_property("survived", dict(play(seeds[share::SHARES])))


def test_the_same_holds_on_postgresql(play_on_postgresql: Play, record_property: Callable[[str, object], None]) -> None:
    seeds = range(0, SITES, ON_POSTGRESQL) if SEED is None else [int(SEED)]
    record_property("survived", dict(play_on_postgresql(seeds)))
