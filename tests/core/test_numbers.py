"""What is taken for a number, whoever sends it."""

import pytest

from bot.core.numbers import GREATEST, number_in


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("007", 7), (str(GREATEST), GREATEST), ("\u0663", 3)])
def test_a_number_is_read(text: str, number: int) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", " 7", "-1", "1.5", "x", "\u00b2", str(GREATEST + 1), "9" * 5000])
def test_what_is_none_or_too_great_is_nobodys_id(text: str) -> None:
    assert number_in(text) == 0
