"""An update that is killed at any moment, from any earlier version: the next start finishes it, and nothing is lost."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.db import earlier_database
from tests.core.db.faults.child import ended
from tests.core.db.faults.databases import Keeping, Making, new, of_the_first_version, start, started
from tests.core.db.faults.soak import EVERY_MOMENT, in_parts, some
from tests.core.db.faults.state import state

UNTIL_0011 = "version_num='0011'"
"""What comes after is tried with what a version of that schema wrote."""


def until_0011(moments: list[str]) -> list[int]:
    return list(range(next(number for number, one in enumerate(moments) if UNTIL_0011 in one) + 2))


def every(moments: list[str]) -> list[int]:
    return list(range(len(moments)))


@in_parts
@pytest.mark.parametrize(
    ("making", "moments"),
    [(earlier_database.load, every), (of_the_first_version, until_0011), (new, until_0011)],
    ids=["of 0011", "of 0004", "new"],
)
def test_the_next_start_finishes_an_update_that_was_killed(
    keeping: Keeping, tmp_path: Path, making: Making, moments: Callable[[list[str]], list[int]], part: int
) -> None:
    kept = keeping(making)
    with kept.again(tmp_path) as url:
        whole = ended(start(url), tmp_path)
        assert whole.code == 0, whole.words
        expected = state(url)
    for moment in some(moments(whole.moments), part, usual=3):
        with kept.again(tmp_path) as url:
            assert ended(start(url), tmp_path, dies_at=moment).was_killed
            again = started(url, tmp_path)
            assert (again.code, again.words) == (0, ""), f"killed before {whole.moments[moment]}"
            assert state(url) == expected, f"killed before {whole.moments[moment]}"


@in_parts
def test_so_does_one_that_is_killed_within_a_statement(keeping: Keeping, tmp_path: Path, part: int) -> None:
    kept, chance = keeping(earlier_database.load), random.Random(part)
    with kept.again(tmp_path) as url:
        started(url, tmp_path)
        expected = state(url)
    for _ in range(20 if EVERY_MOMENT else 2):
        seconds = chance.uniform(0, 1)
        with kept.again(tmp_path) as url:
            ended(start(url), tmp_path, dies_after=seconds)
            again = started(url, tmp_path)
            assert (again.code, state(url)) == (0, expected), f"killed after {seconds} s: {again.words}"
