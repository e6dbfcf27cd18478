"""What the author is told each time a preview is shown."""

from dataclasses import replace

import pytest

from bot.announcements import wording
from bot.announcements.remarks import remarks
from bot.works.models import ChapterDetails, Rating, Work, WorkDetails
from tests.worlds.people import GUILD

RATED = Work(id=1, guild_id=GUILD, details=WorkDetails(title="Kiss and Cry", rating=Rating.TEEN))
COMPLETE = ChapterDetails(number=4, title="The Lamp", link="https://example.org/4")


def test_nothing_is_said_where_nothing_is_missing() -> None:
    assert remarks(RATED, COMPLETE) == []


def test_a_link_of_the_work_will_do() -> None:
    linked = Work(id=1, guild_id=GUILD, details=WorkDetails(title="A", rating=Rating.TEEN, link="https://example.org"))

    assert remarks(linked, ChapterDetails(number=4)) == []


@pytest.mark.parametrize(
    ("details", "remark"),
    [
        (ChapterDetails(number=4), wording.no_link()),
        (ChapterDetails(link="https://example.org/4"), wording.no_number()),
    ],
)
def test_what_is_missing_is_named(details: ChapterDetails, remark: str) -> None:
    assert remarks(RATED, details) == [remark]


def test_not_rated_gets_its_reminder() -> None:
    work = Work(id=1, guild_id=GUILD, details=WorkDetails(title="Kiss and Cry"))

    assert remarks(work, COMPLETE) == [wording.not_rated()]


@pytest.mark.parametrize(
    ("number", "remark"),
    [(11, []), (12, [wording.last_planned(12)]), (12.5, [wording.beyond_plan(12)]), (13, [wording.beyond_plan(12)])],
)
def test_the_last_planned_chapter_and_those_beyond_are_pointed_out(number: float, remark: list[str]) -> None:
    work = replace(RATED, details=replace(RATED.details, total=12))

    assert remarks(work, replace(COMPLETE, number=number)) == remark
