"""What is said of an announcement that can't go on by itself: why, and what to do about it."""

import pytest

from bot.announcements import wording
from bot.announcements.models import BLOCKING, DOUBTS, Trouble

ROOM = 270
"""Characters that a reason may take: four of them stand in the list of chapters."""


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_why_in_the_room_there_is(trouble: Trouble) -> None:
    assert 0 < len(wording.why(trouble)) <= ROOM


@pytest.mark.parametrize("trouble", sorted(BLOCKING))
def test_what_is_in_the_way_says_what_to_do_and_that_the_rest_happens_by_itself(trouble: Trouble) -> None:
    todo, _, afterwards = wording.why(trouble).rpartition(". ")

    assert todo
    assert afterwards == "It goes out by itself as soon as that is mended."


@pytest.mark.parametrize("trouble", sorted(DOUBTS))
def test_a_doubt_says_that_nobody_knows(trouble: Trouble) -> None:
    assert wording.why(trouble).startswith("Discord didn't say whether it arrived")
