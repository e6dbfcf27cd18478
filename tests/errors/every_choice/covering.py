"""Rows in which every two values of different columns stand together at least once: few, and all that two can do."""

import itertools
import random
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, int]
"""Which value of each column: its place in the column's list."""

Pair = tuple[tuple[str, int], tuple[str, int]]


def covering(columns: Mapping[str, Sequence[Any]], seed: int = 0) -> list[dict[str, Any]]:
    """Choose rows until every pair of values is covered, those first that cover most."""
    chance, left = random.Random(seed), _pairs(columns)
    rows: list[Row] = []
    while left:
        row = dict(min(left))
        for column in chance.sample(list(columns), len(columns)):
            if column not in row:
                row[column] = _most_telling(column, len(columns[column]), row, left)
        left -= set(itertools.combinations(sorted(row.items()), 2))
        rows.append(row)
    if len(columns) == 1:
        rows = [{column: number} for column, values in columns.items() for number in range(len(values))]
    return [{column: columns[column][number] for column, number in row.items()} for row in rows]


def every_row(columns: Mapping[str, Sequence[Any]], most: int, seed: int = 0) -> list[dict[str, Any]]:
    """Choose every row there is or, of more than `most`, as many by chance."""
    values = list(columns.values())
    in_all = 1
    for one in values:
        in_all *= len(one)
    if in_all <= most:
        return [dict(zip(columns, row, strict=True)) for row in itertools.product(*values)]
    chance = random.Random(seed)
    return [{column: chance.choice(one) for column, one in columns.items()} for _ in range(most)]


def _pairs(columns: Mapping[str, Sequence[Any]]) -> set[Pair]:
    each = [[(column, number) for number in range(len(values))] for column, values in sorted(columns.items())]
    return {pair for one, other in itertools.combinations(each, 2) for pair in itertools.product(one, other)}


def _most_telling(column: str, count: int, row: Row, left: set[Pair]) -> int:
    """Choose the value that covers the most pairs that are left with what stands in the row already."""

    def covers(number: int) -> int:
        mine = (column, number)
        return sum((min(mine, other), max(mine, other)) in left for other in row.items())

    return max(range(count), key=covers)
