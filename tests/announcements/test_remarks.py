"""What the author is told each time a preview is shown."""

import pytest

from bot.announcements import wording
from bot.announcements.remarks import remarks
from bot.works import wording as works_wording
from bot.works.models import ChapterDetails, Rating, Work, WorkDetails
from tests.worlds.people import GUILD

RATED = Work(id=1, guild_id=GUILD, details=WorkDetails(title="Kiss and Cry", rating=Rating.TEEN))
COMPLETE = ChapterDetails(number=4, title="The Lamp", link="https://example.org/4")


def test_nothing_is_said_where_nothing_is_missing() -> None:
    assert remarks(RATED, COMPLETE, None) == []


def test_a_link_of_the_work_will_do() -> None:
    linked = Work(id=1, guild_id=GUILD, details=WorkDetails(title="A", rating=Rating.TEEN, link="https://example.org"))

    assert remarks(linked, ChapterDetails(number=4), None) == []


@pytest.mark.parametrize(
    ("details", "remark"),
    [
        (ChapterDetails(number=4), wording.no_link()),
        (ChapterDetails(link="https://example.org/4"), wording.no_number()),
    ],
)
def test_what_is_missing_is_named(details: ChapterDetails, remark: str) -> None:
    assert remarks(RATED, details, None) == [remark]


def test_not_rated_gets_its_reminder() -> None:
    work = Work(id=1, guild_id=GUILD, details=WorkDetails(title="Kiss and Cry"))

    assert remarks(work, COMPLETE, None) == [wording.not_rated()]


def test_a_number_that_was_announced_before_is_named() -> None:
    namesake = ChapterDetails(number=4, title="Another")

    assert remarks(RATED, COMPLETE, namesake) == [wording.same_number(works_wording.chapter_name(namesake))]
