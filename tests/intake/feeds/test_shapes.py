"""The feeds of the sites where stories are, each in the shape that its program writes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.intake.feeds.models import FeedEntry, ReadFeed
from bot.intake.feeds.reading import read
from tests.intake.feeds import shapes
from tests.intake.feeds.written import DAY, chapter_list

AT = "https://harbour.example/feed/"


def only(feed: ReadFeed) -> FeedEntry:
    (entry,) = feed.entries
    return entry


def test_a_wordpress_post_has_its_number_as_id_and_the_beginning_of_its_text_is_no_summary() -> None:
    feed = read(shapes.WORDPRESS.encode(), AT)

    assert feed.title == "Salt on the Stairs – Harbour Light"
    assert feed.link == "https://harbour.example"
    assert only(feed) == FeedEntry(
        guid="https://harbour.example/?p=33",
        link="https://harbour.example/2026/01/chapter-3/",
        title="Chapter 3: Salt – Bea’s Tide",
        published=DAY,
        author="harbourlight",
        categories=("Salt on the Stairs", "chapter"),
    )


def test_a_fictioneer_story_s_feed_names_the_story_and_its_chapter() -> None:
    feed = read(shapes.FICTIONEER.encode(), AT)

    assert feed.title == "Harbour Light - Salt on the Stairs Chapters"
    assert feed.link == "https://harbour.example/story/salt-on-the-stairs/"
    assert only(feed).guid == "https://harbour.example/?post_type=fcn_chapter&p=33"
    assert only(feed).summary == "The stairs are swept, and nobody comes."


def test_a_ghost_post_says_for_how_long_it_stays_and_an_excerpt_that_nobody_wrote_is_no_summary() -> None:
    feed = read(shapes.GHOST.encode(), AT)

    assert feed.ttl == timedelta(hours=1)
    assert only(feed) == FeedEntry(
        guid="65f0c0ffee",
        link="https://harbour.ghost.io/chapter-3/",
        title="Chapter 3: Salt & Tide",
        published=DAY,
        author="harbourlight",
        categories=("Salt on the Stairs",),
    )


def test_a_substack_post_has_its_subtitle_as_summary_and_no_podcast_s_title() -> None:
    entry = only(read(shapes.SUBSTACK.encode(), AT))

    assert (entry.title, entry.summary) == ("Chapter 3: Salt", "In which the ferry is late.")


def test_a_threadmark_s_link_is_made_whole() -> None:
    address = "https://forums.spacebattles.com/threads/salt-on-the-stairs.123/threadmarks.rss?threadmark_category=1"
    entry = only(read(shapes.XENFORO.encode(), address))

    assert entry.link == "https://forums.spacebattles.com/threads/salt-on-the-stairs.123/post-7003"
    assert entry.guid == "https://forums.spacebattles.com/posts/7003/"


def test_of_a_royal_road_chapter_no_text_is_kept() -> None:
    text = "&lt;p&gt;Mirel swept the stairs at dawn.&lt;/p&gt;" * 200
    entry = only(read(shapes.ROYAL_ROAD.format(text=text).encode(), AT))

    assert entry == FeedEntry(
        guid="301778",
        link="https://www.royalroad.com/fiction/chapter/301778",
        title="Salt on the Stairs - 3. Low Tide",
        published=DAY,
    )


def test_a_blogger_post_is_known_by_its_tag_and_led_to_by_its_page() -> None:
    feed = read(shapes.BLOGGER.encode(), AT)

    assert feed.link == "https://harbour.blogspot.com/"
    assert only(feed) == FeedEntry(
        guid="tag:blogger.com,1999:blog-4.post-33",
        link="https://harbour.blogspot.com/2026/01/chapter-3.html",
        title="Chapter 3: Salt",
        published=DAY,
        updated=datetime(2026, 1, 4, 18, tzinfo=UTC),
        author="harbourlight",
        categories=("Salt on the Stairs",),
    )


def test_a_scribble_hub_chapter_names_its_series_as_category() -> None:
    assert only(read(shapes.SCRIBBLE_HUB.encode(), AT)).categories == ("Salt on the Stairs",)


def test_an_ao3_list_names_every_chapter_with_its_id_and_day() -> None:
    page = chapter_list([(100, "Low Tide"), (101, "Chapter 2"), (102, "Bea & <co>")])
    feed = read(page.encode(), "https://archiveofourown.org/works/12/navigate")

    assert (feed.title, feed.link) == ("Salt on the Stairs", "https://archiveofourown.org/works/12")
    assert feed.is_complete
    assert [entry.title for entry in feed.entries] == ["1. Low Tide", "2. Chapter 2", "3. Bea & <co>"]
    assert feed.entries[0] == FeedEntry(
        guid="100",
        link="https://archiveofourown.org/works/12/chapters/100",
        title="1. Low Tide",
        published=datetime(2026, 1, 2, tzinfo=UTC),
        author="harbourlight",
    )


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://harbour.example"><title>Harbour</title>
<link>https://harbour.example</link></channel><item rdf:about="https://harbour.example/3"><title>Chapter 3</title>
<link>https://harbour.example/3</link><dc:date>2026-01-03T10:00:00+00:00</dc:date></item></rdf:RDF>"""


@pytest.mark.parametrize("text", [RDF, RDF.replace(' rdf:about="https://harbour.example"', "")])
def test_the_oldest_kind_of_rss_is_read_too(text: str) -> None:
    assert only(read(text.encode(), AT)) == FeedEntry(
        guid="https://harbour.example/3", link="https://harbour.example/3", title="Chapter 3", published=DAY
    )
