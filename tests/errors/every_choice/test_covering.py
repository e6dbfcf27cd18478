"""Few rows, in which every two values stand together."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from tests.errors.every_choice.covering import covering, every_row

columns = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 4).map(lambda most: list(range(most))), min_size=1)


@given(columns)
def test_every_two_values_stand_together_in_some_row(columns: dict[str, list[int]]) -> None:
    rows = covering(columns)

    for one, other in itertools.combinations(columns, 2):
        assert {(row[one], row[other]) for row in rows} == set(itertools.product(columns[one], columns[other]))
    assert all({row[name] for row in rows} == set(values) for name, values in columns.items())


@given(columns, st.integers(1, 30))
def test_every_row_is_tried_where_there_are_few(columns: dict[str, list[int]], most: int) -> None:
    rows, every = every_row(columns, most), list(itertools.product(*columns.values()))

    assert len(rows) == min(len(every), most)
    assert len(every) > most or [tuple(row.values()) for row in rows] == every
