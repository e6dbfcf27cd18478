"""What a look shows: in which order, and what is doubtful about it."""

from datetime import datetime, timedelta

import pytest

from bot.intake.feeds.models import FeedEntry, ReadFeed
from bot.watching.looks.news import LookResult, news
from bot.watching.models import AskReason
from bot.works.models import ChapterDetails
from tests.watching.looks.known import LONG_AGO, known
from tests.watching.made_up_feed import entry


def tell(one: FeedEntry) -> ChapterDetails:
    number = one.title.split(":")[0].removeprefix("Chapter ")
    return ChapterDetails(number=float(number) if number.replace(".", "").isdigit() else None, title=one.title)


def look(*entries: FeedEntry, there: int = 2, highest: float | None = None, is_complete: bool = False) -> LookResult:
    before = [known(number, entry(number)) for number in range(1, there + 1)]
    return news(before, ReadFeed(entries=entries, is_complete=is_complete), tell, highest, LONG_AGO)


def shown(found: LookResult) -> list[float | None]:
    return [one.details.number for one in found.new]


def test_nothing_new_is_nothing_to_write_down() -> None:
    assert look(entry(2), entry(1)) == LookResult()


def test_new_chapters_come_in_the_order_of_their_numbers() -> None:
    found = look(entry(4), entry(5), entry(3), entry(2), entry(1))

    assert (shown(found), found.doubts) == ([3, 4, 5], frozenset())


def test_without_numbers_a_feed_is_read_from_its_end() -> None:
    later, last = FeedEntry(guid="b", title="The Storm"), FeedEntry(guid="c", title="The Calm")

    found = look(last, later, entry(2), entry(1))

    assert [one.entry.title for one in found.new] == ["The Storm", "The Calm"]


def test_without_numbers_dates_go_before_the_feeds_order() -> None:
    later = FeedEntry(guid="b", title="The Storm", published=LONG_AGO + timedelta(days=1))
    last = FeedEntry(guid="c", title="The Calm", published=LONG_AGO + timedelta(days=2))

    found = look(later, last, entry(2), entry(1))

    assert [one.entry.title for one in found.new] == ["The Storm", "The Calm"]


def test_a_list_of_chapters_is_in_their_order() -> None:
    calm, storm = FeedEntry(guid="c", title="The Calm"), FeedEntry(guid="b", title="The Storm")

    found = look(entry(1), entry(2), calm, storm, is_complete=True)

    assert [one.entry.title for one in found.new] == ["The Calm", "The Storm"]


def dated(number: float, day: datetime) -> FeedEntry:
    return entry(number, day=day)


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([entry(6), entry(5), entry(4), entry(3), entry(2), entry(1)], AskReason.MANY),
        ([entry(1.5), entry(2), entry(1)], AskReason.BACKWARDS),
        ([entry(2, guid="again", link="https://lamplit.example/again"), entry(2), entry(1)], AskReason.BACKWARDS),
        ([entry(4), entry(3)], AskReason.VANISHED),
        ([dated(3, LONG_AGO - timedelta(days=4)), entry(2), entry(1)], AskReason.OLD),
        ([entry(3, guid="g2"), entry(1)], AskReason.UNSURE),
    ],
)
def test_what_is_doubtful_is_asked_about(entries: list[FeedEntry], why: AskReason) -> None:
    assert look(*entries).doubts == {why}


def test_a_number_below_the_last_announced_is_asked_about() -> None:
    assert look(entry(3), entry(2), entry(1), highest=12).doubts == {AskReason.BACKWARDS}


def test_a_date_from_the_day_before_the_last_look_is_no_reason_to_ask() -> None:
    assert look(dated(3, LONG_AGO - timedelta(days=1)), entry(2), entry(1)).doubts == frozenset()


def test_what_falls_out_of_a_window_is_not_gone() -> None:
    found = look(entry(3), entry(2))

    assert [one.id for one in found.missing] == [1]
    assert found.gone == ()


def test_what_a_complete_list_misses_twice_is_gone() -> None:
    before = [known(1, entry(1)), known(2, entry(2), is_listed=False, missed=1)]

    found = news(before, ReadFeed(entries=(entry(1),), is_complete=True), tell, None, LONG_AGO)

    assert [one.id for one in found.gone] == [2]


def test_a_list_that_has_lost_everything_says_of_no_chapter_that_it_is_gone() -> None:
    before = [known(1, entry(1), missed=1), known(2, entry(2), missed=1)]

    found = news(before, ReadFeed(entries=(entry(3),), is_complete=True), tell, None, LONG_AGO)

    assert (found.gone, found.doubts) == ((), frozenset({AskReason.VANISHED}))


def test_what_is_listed_again_is_back() -> None:
    before = [known(1, entry(1)), known(2, entry(2), is_listed=False, missed=1)]

    found = news(before, ReadFeed(entries=(entry(2), entry(1))), tell, None, LONG_AGO)

    assert [one.id for one in found.back] == [2]


def test_a_new_title_or_link_is_a_change_and_nothing_new() -> None:
    found = look(entry(2, title="Storm"), entry(1, link="https://lamplit.example/storm"))

    assert [one.chapter.id for one in found.changed] == [2, 1]
    assert found.new == ()


def test_another_spelling_of_a_link_is_no_change() -> None:
    assert look(entry(2), entry(1, link="http://www.lamplit.example/story/1/?utm_source=feed")) == LookResult()
