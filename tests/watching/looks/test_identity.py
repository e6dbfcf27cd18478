"""A chapter is known again however its entry was changed, and no other is taken for it."""

from dataclasses import replace

import pytest

from bot.intake.feeds.models import FeedEntry
from bot.watching.looks.identity import identity_of, key_of, match, without_repeats
from tests.watching.looks.known import known

ROYAL = "https://www.royalroad.com/fiction/77/lamplit/chapter"
BLOG = "https://lamplit.example"


def blog(number: int, **said: str | None) -> FeedEntry:
    told = {"guid": f"g{number}", "link": f"{BLOG}/night-{number}", "title": f"Night {number}"}
    return FeedEntry(**{**told, **said})  # type: ignore[arg-type]


def royal(number: int, slug: str = "night", title: str = "") -> FeedEntry:
    return FeedEntry(guid=str(number), link=f"{ROYAL}/{number}/{slug}", title=title or f"Night {number}")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (royal(9), royal(9, slug="storm", title="Storm")),
        (royal(9), replace(royal(9), guid="another")),
        (royal(9), replace(royal(9), link="https://royalroad.com/fiction/chapter/9?utm_source=feed", title="Storm")),
        (blog(1), blog(1, title="Storm")),
        (blog(1), blog(1, link=f"{BLOG}/the-storm")),
        (blog(1), blog(1, link="https://new.example/night-1")),
        (blog(1), blog(1, guid="regenerated")),
        (blog(1), blog(1, link="http://www.lamplit.example/night-1/?utm_medium=rss#comments", title="Storm")),
        (blog(1, guid=None), blog(1, guid=None, title="Storm")),
        (blog(1, guid=None, link=None), blog(1, guid=None, link=None)),
        (blog(1, title=""), blog(1, title="Night 1")),
    ],
)
def test_a_chapter_is_known_again(before: FeedEntry, now: FeedEntry) -> None:
    matching = match([known(1, before)], [now])

    assert [one.id for one in matching.known.values()] == [1]
    assert (matching.new, matching.missing) == ([], [])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (royal(9), royal(10)),
        (royal(9), replace(royal(10), guid="9")),
        (royal(9), replace(royal(10), title="Night 9")),
        (blog(1), blog(2)),
        (blog(1, guid=None), blog(2, guid=None)),
    ],
)
def test_another_chapter_is_surely_new(before: FeedEntry, now: FeedEntry) -> None:
    matching = match([known(1, before)], [now])

    assert (list(matching.new), matching.unsure) == ([0], frozenset())
    assert [one.id for one in matching.missing] == [1]


@pytest.mark.parametrize(
    "now",
    [
        blog(2, guid="g1"),
        blog(2, link=f"{BLOG}/night-1"),
        blog(1, link=f"{BLOG}/storm", title="Storm"),
        blog(2, title="Night 1"),
    ],
)
def test_what_shares_one_thing_with_a_chapter_that_is_gone_may_be_it(now: FeedEntry) -> None:
    matching = match([known(1, blog(1))], [now])

    assert matching.unsure == frozenset([0])


def test_a_doubled_guid_hides_no_chapter() -> None:
    matching = match([known(1, blog(1))], [blog(2, guid="g1"), blog(1)])

    assert {place: one.id for place, one in matching.known.items()} == {1: 1}
    assert (list(matching.new), matching.unsure) == ([0], frozenset())


def test_a_feed_with_one_guid_for_everything_is_read_by_its_links() -> None:
    before = [known(number, blog(number, guid="same")) for number in (1, 2)]

    matching = match(before, [blog(number, guid="same") for number in (3, 2, 1)])

    assert sorted(one.id for one in matching.known.values()) == [1, 2]
    assert (list(matching.new), matching.unsure) == ([0], frozenset())


def test_a_feed_with_one_link_for_everything_is_read_by_its_guids() -> None:
    before = [known(number, blog(number, link=BLOG)) for number in (1, 2)]

    matching = match(before, [blog(number, link=BLOG) for number in (3, 2, 1)], hollow={f"{BLOG}"})

    assert sorted(one.id for one in matching.known.values()) == [1, 2]
    assert (list(matching.new), matching.unsure) == ([0], frozenset())


def test_what_a_feed_lists_twice_is_one_chapter() -> None:
    assert without_repeats([royal(9), royal(9, slug="storm"), blog(1), blog(1)]) == [royal(9), blog(1)]


def test_two_chapters_that_share_a_guid_are_two() -> None:
    assert without_repeats([blog(1), blog(2, guid="g1")]) == [blog(1), blog(2, guid="g1")]


def test_a_key_is_the_strongest_sign_and_nobody_elses() -> None:
    assert key_of(identity_of(royal(9)), set()) == "https://www.royalroad.com/fiction/chapter/9"
    assert key_of(identity_of(blog(1)), set()) == "g1"
    assert key_of(identity_of(blog(1)), {"g1"}) == f"g1 {BLOG}/night-1"
    assert key_of(identity_of(FeedEntry(title="Night 1")), {"night 1"}) == "night 1 2"
