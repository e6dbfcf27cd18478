"""What is read of an entry, however oddly its feed is written."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.intake.feeds.models import AN_ID, MOST_ENTRIES, FeedEntry
from bot.intake.feeds.reading import read
from bot.intake.feeds.summaries import LONGEST
from tests.intake.feeds.written import DAY, atom, chapter_list, json_feed, rss

AT = "https://harbour.example/stories/feed"


def entries(inside: str) -> tuple[FeedEntry, ...]:
    return read(f"<rss version='2.0'><channel>{inside}</channel></rss>".encode(), AT).entries


def only(inside: str) -> FeedEntry:
    (entry,) = entries(f"<item>{inside}</item>")
    return entry


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Salt &amp; Tide", "Salt & Tide"),
        ("Salt &amp;amp; Tide", "Salt & Tide"),
        ("Salt & Tide", "Salt & Tide"),
        ("Salt&nbsp;&ndash; Tide&hellip;", "Salt – Tide…"),
        ("<![CDATA[<b>Salt</b> &#8211; I <3 you]]>", "Salt – I <3 you"),
        ("<![CDATA[Salt]]> and <!-- not this --> Tide", "Salt and Tide"),
        ("\n  Salt\n  Tide\n", "Salt Tide"),
        ("Salt\x0b\x00 &#0;&#x1F;Tide", "Salt Tide"),
        ("&lt;Untitled&gt;", "<Untitled>"),
    ],
)
def test_a_title_is_words_however_it_was_escaped(written: str, title: str) -> None:
    assert only(
        f"<title>{written}</title><media:title xmlns:media='http://search.yahoo.com/mrss/'>P</media:title>"
    ) == (FeedEntry(title=title))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_feed_is_read_in_its_encoding_and_in_utf_8_whatever_it_says(encoding: str) -> None:
    written = (
        f"<?xml version='1.0' encoding='{encoding}'?><rss><channel><item><title>Möwe</title></item></channel></rss>"
    )

    assert [one.title for one in read(written.encode(encoding), AT).entries] == ["Möwe"]
    assert [one.title for one in read(written.encode(), AT).entries] == ["Möwe"]


def test_what_the_host_says_of_the_encoding_goes_before_what_the_feed_says() -> None:
    written = "<?xml version='1.0' encoding='cp1252'?><rss><channel><item><title>Řeka</title></item></channel></rss>"

    (entry,) = read(written.encode("cp1250"), AT, "windows-1250").entries
    assert entry.title == "Řeka"


@pytest.mark.parametrize(
    ("inside", "link"),
    [
        ("<link>/3?a=1&amp;b=2</link>", "https://harbour.example/3?a=1&b=2"),
        ("<link>3?a=1&b=2</link>", "https://harbour.example/stories/3?a=1&b=2"),
        ("<link><![CDATA[ https://other.example/3 ]]></link>", "https://other.example/3"),
        ("<link xml:base='https://other.example/x/'>3</link>", "https://other.example/x/3"),
        (
            "<link>https://counts.example/~r/3</link><f:origLink xmlns:f='urn:f'>https://harbour.example/3</f:origLink>",
            "https://harbour.example/3",
        ),
        ("<guid>https://harbour.example/3</guid>", "https://harbour.example/3"),
        ("<guid isPermaLink='false'>https://harbour.example/?p=3</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://[</link>", None),
        (f"<link>https://harbour.example/{'x' * 3000}</link>", None),
    ],
)
def test_a_link_is_whole_or_none(inside: str, link: str | None) -> None:
    assert only(inside).link == link


def test_bases_stand_inside_each_other() -> None:
    written = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/"><entry xml:base="salt/">
    <id>3</id><link rel="self" href="self"/><link rel="alternate" type="application/pdf" href="3.pdf"/>
    <link type="text/html" xml:base="tide/" href="3.html"/></entry></feed>"""

    (entry,) = read(written.encode(), AT).entries
    assert entry.link == "https://harbour.example/salt/tide/3.html"


def test_what_an_entry_doesnt_say_is_not_guessed() -> None:
    assert only("<guid>2024</guid>") == FeedEntry(guid="2024")
    assert only("<link>https://harbour.example/3</link>") == FeedEntry(link="https://harbour.example/3")
    assert only("<pubDate>sometime</pubDate>") == FeedEntry()


def test_doubled_ids_are_told_as_they_are() -> None:
    assert [one.guid for one in entries("<item><guid>1</guid></item>" * 2)] == ["1", "1"]


def test_a_long_id_is_kept_as_its_digest_and_two_never_become_one() -> None:
    first, second = (only(f"<guid>{'x' * AN_ID}{end}</guid>").guid or "" for end in "ab")

    assert first.startswith("sha256:")
    assert first != second


@pytest.mark.parametrize(
    ("inside", "summary"),
    [
        ("<description>The ferry is late.</description>", "The ferry is late."),
        ("<description>&lt;p&gt;The ferry&lt;/p&gt;&lt;p&gt;is late.&lt;/p&gt;</description>", "The ferry is late."),
        (f"<description>{'word ' * LONGEST}</description>", None),
        ("<description>The ferry is late, and then […]</description>", None),
        ("<description>The ferry is late... &lt;a href='/3'&gt;Read more&lt;/a&gt;</description>", None),
        (
            "<description>The ferry was late, as it was every day but Sunday.</description><content>"
            "&lt;p&gt;The ferry was late, as it was every day but Sunday.&lt;/p&gt;&lt;p&gt;Or&lt;/p&gt;</content>",
            None,
        ),
    ],
)
def test_only_what_is_a_summary_is_kept_and_never_a_text(inside: str, summary: str | None) -> None:
    assert only(inside).summary == summary


@pytest.mark.parametrize(("said", "ttl"), [("90", 90), ("99999", 1440), ("0", None), ("soon", None)])
def test_a_feed_says_for_how_long_it_has_nothing_newer_up_to_a_day(said: str, ttl: int | None) -> None:
    feed = read(rss([], about=f"<ttl>{said}</ttl>").encode(), AT)

    assert feed.ttl == (timedelta(minutes=ttl) if ttl else None)


def test_of_too_many_entries_the_newest_are_kept_wherever_they_stand() -> None:
    days = [DAY + timedelta(hours=n) for n in range(MOST_ENTRIES + 5)]
    oldest_first = [FeedEntry(guid=str(n), published=day) for n, day in enumerate(days)]
    newest = oldest_first[5:]

    assert list(read(rss(oldest_first).encode(), AT).entries) == newest
    assert list(read(json_feed(oldest_first[::-1]).encode(), AT).entries) == newest[::-1]


def test_a_list_with_more_chapters_than_are_kept_is_no_complete_one() -> None:
    feed = read(chapter_list([(n, "Tide") for n in range(MOST_ENTRIES + 1)]).encode(), AT)

    assert not feed.is_complete
    assert feed.entries[-1].guid == str(MOST_ENTRIES)


def test_times_are_in_utc_and_impossible_ones_are_none() -> None:
    assert only("<pubDate>Sat, 03 Jan 2026 10:00:00 +0530</pubDate>").published == datetime(
        2026, 1, 3, 4, 30, tzinfo=UTC
    )
    assert only("<pubDate>Sat, 99 Jan 2026 10:00:00 GMT</pubDate>").published is None
    (entry,) = read(atom([FeedEntry(guid="1", updated=DAY)]).encode(), AT).entries
    assert entry.updated == DAY


def test_junk_around_a_feed_is_no_part_of_it() -> None:
    junk = "<br />\n<b>Warning</b>: something in harbour.php on line 3<br />\n"
    behind = "\n<!-- cached --><script>count()</script>"

    (entry,) = read((junk + rss([FeedEntry(title="Salt")]) + behind).encode(), AT).entries
    assert entry.title == "Salt"


@pytest.mark.parametrize("text", ["Lamp\x00s", "Lamp\ud800s", "Lamp\x1bs", "Lamp\uffffs"])
def test_nothing_that_a_feed_says_holds_what_no_database_and_no_message_does(text: str) -> None:
    said = FeedEntry(
        guid=f"{text}/1",
        link=f"https://harbour.example/{text}",
        title=f"Chapter 1: {text}",
        author=text,
        categories=(text, "Salt"),
        summary=f"{text} it was.",
    )
    feed = json.loads(json_feed([said]))
    feed["title"] = feed["home_page_url"] = f"https://harbour.example/{text}"

    read_feed = read(json.dumps(feed).encode(), AT)

    (entry,) = read_feed.entries
    assert entry.title == "Chapter 1: Lamp s"
    assert entry.categories == ("Lamp s", "Salt")
    everything = (
        read_feed.title,
        read_feed.link,
        *entry.categories,
        entry.author,
        entry.guid,
        entry.link,
        entry.summary,
    )
    assert [one for one in everything if re.search("[\x00-\x1f\ud800-\udfff\uffff]", one or "")] == []
