"""A long chapter is read in a short time."""

import time

import pytest

from bot.intake.reading import read
from tests.intake.long_files import BUILD, WORDS


@pytest.mark.parametrize("filename", BUILD)
def test_a_hundred_thousand_words_are_read_within_two_seconds_of_the_processor(filename: str) -> None:
    data = BUILD[filename]()
    start = time.process_time()

    (draft,) = read(data, filename)

    assert time.process_time() - start < 2
    assert draft.body_words == WORDS
