"""By what entries are known again, however their links are written, and which kind of key holds for a feed."""

import pytest

from bot.intake.feeds.models import FeedEntry
from bot.watching.entries.keys import KeyKind, firmest_kind, key_of


def royal_road(chapter: int, *, guid: str | None = "1") -> FeedEntry:
    return FeedEntry(guid=guid, link=f"https://www.royalroad.com/fiction/21/lamp/chapter/{chapter}/low-tide?source=rss")


def test_a_chapter_s_id_goes_before_everything_and_titles_in_links_make_no_difference() -> None:
    key = key_of(royal_road(3), KeyKind.CHAPTER)

    assert key == key_of(FeedEntry(link="https://royalroad.com/fiction/chapter/3"), KeyKind.CHAPTER)
    assert firmest_kind([royal_road(3), royal_road(4)]) is KeyKind.CHAPTER


@pytest.mark.parametrize(
    "link", ["https://ada.wordpress.com/2026/01/03/low-tide", "https://own.example/low-tide", None]
)
def test_what_a_site_calls_a_chapter_in_words_is_no_id(link: str | None) -> None:
    assert key_of(FeedEntry(link=link), KeyKind.CHAPTER) is None


def test_a_feed_s_own_id_is_the_same_however_its_address_is_written() -> None:
    entries = [FeedEntry(guid=f"{scheme}://own.example/?p=33") for scheme in ("http", "https")]

    assert len({key_of(one, KeyKind.GUID) for one in entries}) == 1
    assert key_of(FeedEntry(guid="tag:own.example,2026:33"), KeyKind.GUID) == "tag:own.example,2026:33"
    assert key_of(FeedEntry(), KeyKind.GUID) is None


@pytest.mark.parametrize(
    ("entries", "kind"),
    [
        ([FeedEntry(guid="1", link="https://own.example/1"), FeedEntry(guid="2")], KeyKind.GUID),
        ([FeedEntry(guid="1", link=f"https://own.example/{n}?utm_source=rss") for n in range(2)], KeyKind.LINK),
        ([FeedEntry(link="https://own.example/1"), FeedEntry(link="https://own.example/2")], KeyKind.LINK),
        ([FeedEntry(title="One"), FeedEntry(title="Two")], None),
        ([FeedEntry(guid="1"), FeedEntry(link="https://own.example/2")], None),
        ([], None),
    ],
)
def test_the_firmest_key_that_tells_all_entries_apart_is_a_feed_s(
    entries: list[FeedEntry], kind: KeyKind | None
) -> None:
    assert firmest_kind(entries) is kind
