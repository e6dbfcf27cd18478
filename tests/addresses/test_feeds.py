"""Where sites list chapters for programs: addresses as maintained programs ask for them."""

import pytest

from bot.addresses.feeds import feed_of, is_feed
from bot.addresses.reading import read

FEEDS = {
    "https://archiveofourown.org/works/123/chapters/456?view_adult=true#workskin": (
        "https://archiveofourown.org/works/123/navigate"
    ),
    "https://archiveofourown.org/works/123/navigate": "https://archiveofourown.org/works/123/navigate",
    "https://archiveofourown.org/chapters/456": None,
    "https://www.royalroad.com/fiction/21/the-lamp-room": "https://www.royalroad.com/fiction/syndication/21",
    "https://www.royalroad.com/fiction/21/the-lamp-room/chapter/301/3-low-tide": (
        "https://www.royalroad.com/fiction/syndication/21"
    ),
    "https://www.royalroad.com/fiction/chapter/301": None,
    "https://www.scribblehub.com/profile/7/ada/": "https://www.rssscribblehub.com/rssfeed.php?type=author&uid=7",
    "https://www.scribblehub.com/series/5/the-lamp-room/": None,
    "https://forums.spacebattles.com/threads/lamp.55/page-2#post-9": (
        "https://forums.spacebattles.com/threads/55/threadmarks.rss?threadmark_category=1"
    ),
    "https://board.example/forum/threads/lamp.55/": (
        "https://board.example/forum/threads/55/threadmarks.rss?threadmark_category=1"
    ),
    "https://forums.spacebattles.com/posts/9/": None,
    "https://fic.example/story/lamp/": "https://fic.example/feed/rss-chapters?story_id=33",
    "https://ada.wordpress.com/2026/01/03/chapter-3/": "https://ada.wordpress.com/feed/",
    "https://ada.wordpress.com/category/lamp/": "https://ada.wordpress.com/category/lamp/feed/",
    "https://open.substack.com/pub/ada/p/chapter-3": "https://ada.substack.com/feed",
    "https://ada.tumblr.com/post/12/chapter-3": "https://ada.tumblr.com/rss",
    "https://ada.tumblr.com/tagged/lamp%20room": "https://ada.tumblr.com/tagged/lamp%20room/rss",
    "https://www.tumblr.com/ada/tagged/lamp": "https://ada.tumblr.com/tagged/lamp/rss",
    "https://ada.ghost.io/tag/lamp/": "https://ada.ghost.io/tag/lamp/rss/",
    "https://ada.ghost.io/chapter-3/": "https://ada.ghost.io/rss/",
    "https://ada.blogspot.de/search/label/The%20Lamp": "https://ada.blogspot.com/feeds/posts/default/-/The%20Lamp",
    "https://ada.blogspot.com/2026/01/chapter-3.html": "https://ada.blogspot.com/feeds/posts/default",
    "https://ada.dreamwidth.org/tag/lamp": "https://ada.dreamwidth.org/data/atom?tag=lamp",
    "https://ada.dreamwidth.org/12.html": "https://ada.dreamwidth.org/data/atom",
    "https://www.wattpad.com/story/55-the-lamp-room": None,
    "https://own.example/2026/chapter-3": None,
}


@pytest.mark.parametrize("link", FEEDS)
def test_a_site_s_feed_is_known_from_any_link_that_says_enough(link: str) -> None:
    address = read(link)

    assert address is not None
    assert feed_of(address, "33") == FEEDS[link]


def test_a_story_s_feed_is_not_known_without_the_number_that_its_page_says() -> None:
    address = read("https://fic.example/story/lamp/")

    assert address is not None
    assert feed_of(address) is None


@pytest.mark.parametrize(
    "link",
    [
        "https://own.example/feed", "https://own.example/category/lamp/feed/", "https://own.example/?feed=rss2",
        "https://own.example/feed/atom/", "https://own.example/rss.xml", "https://own.example/lamp.rss",
        "https://own.example/feeds/lamp.xml", "https://own.example/feed.json", "https://own.example/feed/json",
        "https://ada.tumblr.com/tagged/lamp/rss", "https://ada.dreamwidth.org/data/atom?tag=lamp",
        "https://ada.blogspot.com/feeds/posts/default/-/Lamp", "https://www.royalroad.com/fiction/syndication/21",
        "https://www.rssscribblehub.com/rssfeed.php?type=author&uid=7",
        "https://fic.example/feed/rss-chapters?story_id=33",
        "https://forums.spacebattles.com/threads/lamp.55/threadmarks.rss?threadmark_category=1",
    ],
)  # fmt: skip
def test_the_address_of_a_feed_is_known_for_one(link: str) -> None:
    assert is_feed(link)


@pytest.mark.parametrize(
    "link",
    ["https://own.example/", "https://own.example/feeding-the-gulls", "https://own.example/2026/atom-bomb", "feed"],
)
def test_the_address_of_a_page_is_not_taken_for_a_feed_s(link: str) -> None:
    assert not is_feed(link)
