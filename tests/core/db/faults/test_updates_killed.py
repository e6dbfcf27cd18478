"""An update that is killed at any moment, from any earlier version: the next start finishes it, and nothing is lost."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from tests.core.db import earlier_database
from tests.core.db.faults.child import WITHIN, ended
from tests.core.db.faults.databases import (
    Keeping,
    Making,
    OnFile,
    OnServer,
    connected,
    kept_table,
    new,
    of_the_first_version,
    start,
    started,
)
from tests.core.db.faults.soak import in_parts, some
from tests.core.db.faults.state import state
from tests.worlds.databases import postgresql

PATIENCE = 60.0

UNTIL_0011 = "version_num='0011'"
"""What comes after is tried with what a version of that schema wrote."""


def until_0011(moments: list[str]) -> list[int]:
    until = next(number for number, one in enumerate(moments) if UNTIL_0011 in one) + 2
    return list(range(until))


def every(moments: list[str]) -> list[int]:
    return list(range(len(moments)))


def inside(moments: list[str]) -> list[int]:
    return [number for number, one in enumerate(moments) if one == WITHIN]


@in_parts
@pytest.mark.parametrize(
    ("making", "moments"),
    [(earlier_database.load, every), (of_the_first_version, until_0011), (new, until_0011)],
    ids=["of 0011", "of 0004", "new"],
)
def test_the_next_start_finishes_an_update_that_was_killed(
    keeping: Keeping, tmp_path: Path, making: Making, moments: Callable[[list[str]], list[int]], part: int
) -> None:
    goes_on(keeping(making), tmp_path, lambda passed: some(moments(passed), part, usual=3))


@in_parts
def test_so_does_one_that_is_killed_within_a_statement(earlier: Path, tmp_path: Path, part: int) -> None:
    goes_on(OnFile(earlier), tmp_path, lambda passed: some(inside(passed), part, usual=3), within=True)


def goes_on(
    kept: OnFile | OnServer, tmp_path: Path, chosen: Callable[[list[str]], list[int]], *, within: bool = False
) -> None:
    """It does, whatever moment of those that are chosen it is killed at."""
    with kept.again(tmp_path) as url:
        whole = ended(start(url), tmp_path, within=within)
        assert whole.code == 0, whole.words
        expected = state(url)
    for moment in chosen(whole.moments):
        with kept.again(tmp_path) as url:
            assert ended(start(url), tmp_path, dies_at=moment, within=within).was_killed
            again = started(url, tmp_path)
            assert (again.code, again.words) == (0, ""), f"killed before {whole.moments[moment]}"
            assert state(url) == expected, f"killed before {whole.moments[moment]}"


def test_so_does_one_that_is_killed_within_a_statement_of_a_servers(
    postgresql_server: postgresql.Server, tmp_path: Path
) -> None:
    with postgresql_server.database() as before:
        asyncio.run(earlier_database.load(before))
        kept = OnServer(postgresql_server, before.database or "")
        with kept.again(tmp_path) as url:
            assert started(url, tmp_path).code == 0
            expected = state(url)
        for table in ("works", "announcements", "suggestions"):
            with kept.again(tmp_path) as url:
                with kept_table(url, table):
                    assert ended(start(url), tmp_path, dies_when=partial(asyncio.run, somebody_waits(url))).was_killed
                again = started(url, tmp_path)
                assert (again.code, again.words) == (0, ""), f"killed while it waited for {table}"
                assert state(url) == expected, f"killed while it waited for {table}"


async def somebody_waits(url: URL) -> None:
    """Come back once somebody waits for what another keeps in a database."""
    connection = await connected(url)
    async with asyncio.timeout(PATIENCE):
        while not await connection.fetchval("SELECT count(*), pg_sleep(0.02) FROM pg_locks WHERE NOT granted"):
            pass
    await connection.close()
