"""Whatever happens, everything goes out once or is told, nothing that was thanked for is lost, and kudos are right."""

import asyncio
import logging
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.core.db.database import metadata
from tests.simulation import invariants
from tests.simulation.crash_point import Crash, CrashPoint
from tests.simulation.crashing_database import CrashingDatabase, DatabaseFault
from tests.simulation.process import BotProcess
from tests.simulation.simulation import Simulation
from tests.simulation.skipping_loop import SkippingLoop, roll
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.databases.sqlite_in_the_loop import AtOnce, make_sqlite_answer_in_its_loop

SEED = os.environ.get("SEED")
ORDINARY = 200
"""Schedules of the ordinary run."""

SCHEDULES = int(os.environ.get("SCHEDULES", ORDINARY))
SEEDS = range(SCHEDULES) if SEED is None else [int(SEED)]
SHARES = 8
"""Into how many tests the schedules are dealt out, for as many processes as there are."""

FAILED_ONCE = Path(__file__).with_name("failed_once.txt")
"""Seeds beyond the ordinary ones that found something, one a line; they are played each time."""

Survive = Callable[[Iterable[int]], Counter[str]]


@pytest.fixture
def survive(monkeypatch: pytest.MonkeyPatch, new_sqlite_file: Path, tmp_path: Path) -> Iterator[Survive]:
    """Play schedules, one after the other, and count what they survived. Raises AssertionError with the seed."""
    make_sqlite_answer_in_its_loop(monkeypatch, AtOnce)
    monkeypatch.setattr(logging.getLogger("bot"), "level", logging.ERROR)
    surprises = Surprises()
    logging.getLogger("bot").addHandler(surprises)
    shutil.copy(new_sqlite_file, tmp_path)
    loop = SkippingLoop()
    loop.set_exception_handler(_except_crashes)
    crash_point = CrashPoint()
    database = CrashingDatabase(sqlite_url(tmp_path), crash_point, slowness=0.1)

    def play(seeds: Iterable[int]) -> Counter[str]:
        survived: Counter[str] = Counter()
        for seed in seeds:
            try:
                survived += loop.run_until_complete(_live_through(seed, loop, database, crash_point))
                surprises.raise_if_any()
            except BaseException as problem:
                problem.add_note(f"This was SEED={seed}")
                keep(seed)
                raise
        return survived

    yield play
    logging.getLogger("bot").removeHandler(surprises)
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(database.close())
    loop.close()


def failed_once() -> list[int]:
    return [int(line) for line in FAILED_ONCE.read_text(encoding="ascii").split()]


def keep(seed: int) -> None:
    """Keep a seed that found something, where the ordinary run wouldn't play it."""
    if seed >= ORDINARY and seed not in failed_once():
        with FAILED_ONCE.open("a", encoding="ascii") as file:
            file.write(f"{seed}\n")


class Surprises(logging.Handler):
    """Keeps what the bot logs as an error and that no fault of the database's explains."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, DatabaseFault | Crash):
            self.messages.append(self.format(record))

    def raise_if_any(self) -> None:
        found, self.messages = self.messages, []
        assert found == [], "\n".join(found)


def _except_crashes(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if not isinstance(context.get("exception"), Crash):
        loop.default_exception_handler(context)


async def _live_through(
    seed: int, loop: SkippingLoop, database: CrashingDatabase, crash_point: CrashPoint
) -> Counter[str]:
    crash_point.steps_left = None
    database.badness = database.faults = 0
    loop.begin()
    await _empty(database)
    chance = roll(seed)
    simulation = Simulation(BotProcess(database, crash_point, loop, chance))
    await simulation.open()
    for _ in range(chance.randint(3, 9)):
        await simulation.turn()
    await simulation.settle()
    await invariants.check(simulation)
    return simulation.survived


async def _empty(database: CrashingDatabase) -> None:
    async with database.change() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608


@pytest.mark.expects_errors
@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_happens_everything_goes_out_once_and_nothing_is_lost(
    share: int, survive: Survive, record_property: Callable[[str, object], None]
) -> None:
    record_property("survived", dict(survive(SEEDS[share::SHARES])))


@pytest.mark.expects_errors
def test_what_failed_once_stays_mended(survive: Survive) -> None:
    survive(failed_once())


@pytest.mark.expects_errors
def test_the_same_seed_is_the_same_history(survive: Survive) -> None:
    assert survive([7]) == survive([7])
