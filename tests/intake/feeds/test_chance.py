"""Whatever entries a feed has, in each format: what was written is read, and what is spoilt is never half read."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.intake.feeds.models import FeedEntry, NoFeed
from bot.intake.feeds.reading import read
from tests.fuzzing import tries
from tests.intake.feeds.written import DAY, atom, chapter_list, json_feed, rss

AT = "https://harbour.example/feed"
LETTERS = st.characters(exclude_categories=["C", "Z"])
WORDS = st.text(st.one_of(LETTERS, st.sampled_from(" &<>\"'#;")), max_size=60).map(lambda text: " ".join(text.split()))
LINKS = st.text(st.one_of(LETTERS, st.sampled_from("&?=/;#")), max_size=40).map(
    lambda path: f"https://harbour.example/{quote(path, safe='&?=/;')}"
)
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda time: time.replace(microsecond=0)
)
ENTRIES = st.lists(
    st.builds(
        FeedEntry,
        guid=WORDS.map(lambda words: words or None),
        link=st.none() | LINKS,
        title=WORDS,
        published=TIMES,
        updated=st.none() | TIMES,
        author=WORDS.map(lambda words: words or None),
        categories=st.lists(WORDS.filter(bool), unique=True, max_size=4).map(tuple),
        summary=st.just(None) | LETTERS.map(lambda letter: f"In which {letter} & <nobody> comes."),
    ),
    max_size=5,
)


@settings(max_examples=tries(60), deadline=None)
@given(ENTRIES)
@example([FeedEntry(guid="2024", title="2024", published=DAY)])
@example([FeedEntry(title="a &amp; <b>b</b> &lt;i&gt;", published=DAY)] * 2)
def test_what_was_written_as_rss_is_read(entries: list[FeedEntry]) -> None:
    without_updates = [replace(one, updated=None) for one in entries]

    assert list(read(rss(entries).encode(), AT).entries) == without_updates


@pytest.mark.parametrize("titles", ["text", "html", "xhtml"])
@settings(max_examples=tries(40), deadline=None)
@given(entries=ENTRIES)
def test_what_was_written_as_atom_is_read(titles: str, entries: list[FeedEntry]) -> None:
    assert list(read(atom(entries, titles=titles).encode(), AT).entries) == entries


@settings(max_examples=tries(60), deadline=None)
@given(ENTRIES)
def test_what_was_written_as_json_feed_is_read(entries: list[FeedEntry]) -> None:
    assert list(read(json_feed(entries).encode(), AT).entries) == entries


@settings(max_examples=tries(40), deadline=None)
@given(st.lists(st.tuples(st.integers(1, 10**9), WORDS.filter(bool)), min_size=1, max_size=20))
def test_what_ao3_lists_is_read(chapters: list[tuple[int, str]]) -> None:
    feed = read(chapter_list(chapters).encode(), "https://archiveofourown.org/works/12/navigate")

    assert [(entry.guid, entry.title) for entry in feed.entries] == [
        (str(chapter), f"{place}. {title}") for place, (chapter, title) in enumerate(chapters, 1)
    ]


FEED = [
    FeedEntry(guid=str(n), link=f"https://harbour.example/{n}", title=f"Chapter {n}", published=DAY) for n in range(4)
]
WRITTEN = {"rss": rss(FEED), "atom": atom(FEED), "json": json_feed(FEED), "list": chapter_list([(1, "A"), (2, "B")])}


@pytest.mark.parametrize("kind", WRITTEN)
@settings(max_examples=tries(60), deadline=None)
@given(data=st.data())
def test_a_feed_that_ends_anywhere_before_its_end_is_none(kind: str, data: st.DataObject) -> None:
    whole = WRITTEN[kind].strip()
    end = data.draw(st.integers(0, len(whole) - 1))

    with pytest.raises(NoFeed):
        read(whole[:end].encode(), AT)


@pytest.mark.parametrize("write", [rss, atom, json_feed])
@settings(max_examples=tries(60), deadline=None)
@given(place=st.integers(0, 10**6), junk=st.binary(min_size=1, max_size=4))
def test_a_spoilt_feed_is_read_with_all_its_entries_or_not_at_all(
    write: Callable[[list[FeedEntry]], str], place: int, junk: bytes
) -> None:
    data = write(FEED).encode()
    place %= len(data)
    try:
        feed = read(data[:place] + junk + data[place:], AT)
    except NoFeed:
        return
    assert len(feed.entries) >= len(FEED)


@settings(max_examples=tries(100), deadline=None)
@given(st.binary(max_size=300), st.sampled_from([b"", b"<rss>", b"<feed>", b"{", b"<?xml", b"<html>", b"<!DOCTYPE"]))
def test_whatever_comes_is_a_feed_or_none(data: bytes, begin: bytes) -> None:
    with suppress(NoFeed):
        read(begin + data, AT)
