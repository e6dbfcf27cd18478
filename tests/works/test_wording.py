"""How works and chapters are named, and how far they are said to have come."""

import pytest

from bot.announcements import wording as announcements_wording
from bot.works import wording


@pytest.mark.parametrize(
    ("posted", "highest", "total", "said"),
    [
        (0, None, 12, "0/12 chapters"),
        (0, None, None, "0/? chapters"),
        (4, None, 3, "4/? chapters"),
        (1, 3.0, None, "Chapter 3 of ?"),
        (3, 3.0, 3, "Chapter 3 of 3"),
        (3, 2.5, 3, "Chapter 2.5 of 3"),
        (2, 5.0, 3, "Chapter 5 of ?"),
        (1, 0.0, 3, "Chapter 0 of 3"),
    ],
)
def test_a_work_has_come_as_far_as_its_highest_number_and_never_beyond_its_total(
    posted: int, highest: float | None, total: int | None, said: str
) -> None:
    assert wording.how_far(posted, highest, total) == said


@pytest.mark.parametrize(
    ("number", "total", "said"),
    [
        (3, 12, "Chapter 3 of 12"),
        (12, 12, "Chapter 12 of 12"),
        (12.5, 12, "Chapter 12.5 of ?"),
        (5, 3, "Chapter 5 of ?"),
    ],
)
def test_on_a_card_a_total_that_was_passed_gives_way(number: float, total: int, said: str) -> None:
    assert announcements_wording.place(number, total) == said
