"""A long chapter is read in a short time."""

import pytest

from bot.intake.reading import read
from tests.intake.long_files import BUILD, WORDS
from tests.processor import within


@pytest.mark.parametrize("filename", BUILD)
def test_a_hundred_thousand_words_are_read_within_two_seconds_of_the_processor(filename: str) -> None:
    data = BUILD[filename]()

    (draft,) = within(2, lambda: read(data, filename))

    assert draft.body_words == WORDS
