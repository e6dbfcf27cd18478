"""From whatever link an author has to the feed that lists the chapters."""

import pytest

from tests.intake.feeds import shapes
from tests.intake.feeds.written import atom, chapter_list, rss
from tests.watching.finding.web import FEED, Answer, Searching, link, page


@pytest.mark.parametrize(
    ("given", "feed", "answer", "title"),
    [
        (
            "https://archiveofourown.org/works/12/chapters/100#workskin",
            "https://archiveofourown.org/works/12/navigate",
            chapter_list([(100, "Low Tide")]),
            "Salt on the Stairs",
        ),
        (
            "https://www.royalroad.com/fiction/21220/salt-on-the-stairs/chapter/301778/low-tide",
            "https://www.royalroad.com/fiction/syndication/21220",
            shapes.ROYAL_ROAD.format(text=""),
            "Salt on the Stairs",
        ),
        (
            "https://forums.spacebattles.com/threads/salt-on-the-stairs.123/page-2",
            "https://forums.spacebattles.com/threads/123/threadmarks.rss?threadmark_category=1",
            shapes.XENFORO,
            "Salt on the Stairs (Original)",
        ),
        (
            "https://www.scribblehub.com/profile/7/ada/",
            "https://www.rssscribblehub.com/rssfeed.php?type=author&uid=7",
            shapes.SCRIBBLE_HUB,
            "Scribble Hub",
        ),
        ("https://own.example/stories/feed/", "https://own.example/stories/feed/", FEED, "Harbour Light"),
    ],
)
async def test_where_the_address_says_enough_one_request_finds_it(
    searching: Searching, given: str, feed: str, answer: str, title: str
) -> None:
    search = searching({feed: answer})

    found = await search.find(given)

    assert (found.address, found.feed.title) == (feed, title)
    assert found.feed.entries
    assert search.web.asked == [feed]


async def test_a_link_that_names_no_work_is_followed_to_where_it_does(searching: Searching) -> None:
    search = searching(
        {
            "https://www.royalroad.com/fiction/21/lamp/chapter/301/low-tide": page(),
            "https://www.royalroad.com/fiction/syndication/21": FEED,
        },
        {
            "https://www.royalroad.com/fiction/chapter/301": "https://www.royalroad.com/fiction/21/lamp/chapter/301/low-tide"
        },
    )

    found = await search.find("https://www.royalroad.com/fiction/chapter/301")

    assert found.address == "https://www.royalroad.com/fiction/syndication/21"


async def test_a_page_names_its_feed_and_that_of_its_part_goes_before_the_site_s(searching: Searching) -> None:
    category = "https://own.example/category/salt"
    search = searching(
        {
            f"{category}/": page(
                link("/feed/", "Harbour » Feed"),
                link("/comments/feed/", "Harbour » Comments Feed"),
                link("/category/salt/feed/", "Harbour » Salt"),
            ),
            f"{category}/feed/": FEED,
        }
    )

    found = await search.find(f"{category}/")

    assert found.address == f"{category}/feed/"
    assert found.others == ("https://own.example/feed/",)


async def test_a_post_s_feed_of_comments_is_none_whatever_it_is_called(searching: Searching) -> None:
    post = "https://own.example/2026/01/low-tide/"
    comments = FEED.replace("/3</link>", "/3#comment-5</link>")
    pages = {"https://own.example/feed/": FEED, f"{post}feed/": comments}
    for title in ("Harbour » Low Tide Kommentar-Feed", "Harbour » Low Tide"):
        named = page(link(f"{post}feed/", title), link("/feed/", "Harbour » Feed"))

        assert (await searching({**pages, post: named}).find(post)).address == "https://own.example/feed/"


async def test_a_feed_with_entries_goes_before_an_empty_one_but_that_before_none(searching: Searching) -> None:
    pages: dict[str, Answer] = {"https://own.example/": page(link("/a"), link("/b")), "https://own.example/a": rss([])}

    assert (await searching(pages).find("https://own.example/")).address == "https://own.example/a"
    assert (await searching({**pages, "https://own.example/b": FEED}).find("https://own.example/")).address == (
        "https://own.example/b"
    )


async def test_a_named_feed_that_is_none_is_passed_over(searching: Searching) -> None:
    pages = {"https://own.example/": page(link("/old.rss"), link("/new")), "https://own.example/new": atom([])}

    found = await searching(pages).find("https://own.example/")

    assert found.address == "https://own.example/new"


async def test_a_fictioneer_story_s_feed_is_known_by_the_number_that_its_page_says(searching: Searching) -> None:
    story = "https://fic.example/story/salt"
    search = searching(
        {
            story: page('<link rel="shortlink" href="https://fic.example/?p=33">', link("/feed/")),
            "https://fic.example/feed/rss-chapters?story_id=33": shapes.FICTIONEER,
        }
    )

    found = await search.find(f"{story}/low-tide/")

    assert found.feed.title == "Harbour Light - Salt on the Stairs Chapters"
    assert search.web.asked[0] == story


async def test_a_fictioneer_chapter_s_button_leads_to_its_story_s_feed(searching: Searching) -> None:
    chapter = "https://fic.example/chapter/low-tide"
    button = '<a href="https://fic.example/feed/rss-chapters?story_id=33">RSS</a>'
    feed = "https://fic.example/feed/rss-chapters?story_id=33"
    search = searching({chapter: page(body=button, of='class="postid-44"'), feed: shapes.FICTIONEER})

    assert (await search.find(chapter)).address == feed


async def test_a_series_page_leads_to_its_author_s_feed(searching: Searching) -> None:
    series = "https://www.scribblehub.com/series/965/salt/"
    author = '<a href="https://www.scribblehub.com/profile/7/ada/">ada</a>'
    feed = "https://www.rssscribblehub.com/rssfeed.php?type=author&uid=7"

    found = await searching({series: page(body=author), feed: shapes.SCRIBBLE_HUB}).find(series)

    assert found.address == feed
