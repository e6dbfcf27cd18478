"""What a page says of the feeds that list its chapters."""

import pytest

from bot.intake.feeds.models import NamedFeed, NoFeed, NoFeedReason, PageLinks
from bot.intake.feeds.pages.links import MOST_FEEDS, links_of

AT = "https://own.example/story/salt/"


def links(head: str = "", body: str = "<p>Stories by the sea.</p>", at: str = AT) -> PageLinks:
    return links_of(f"<!DOCTYPE html><html><head>{head}</head>{body}</html>".encode(), at)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ('<link rel="alternate" type="application/rss+xml" href="/feed/">', "https://own.example/feed/"),
        ("<LINK REL='Alternate' TYPE='application/atom+xml' HREF='feed'>", "https://own.example/story/salt/feed"),
        ('<link rel="alternate home" type="application/feed+json" href="//own.example/f">', "https://own.example/f"),
        (
            '<base href="https://other.example/"><link rel="alternate" type="application/rss+xml" href="feed">',
            "https://other.example/feed",
        ),
    ],
)
def test_a_feed_is_named_by_its_type_and_its_address_made_whole(written: str, address: str) -> None:
    assert links(written).feeds == (NamedFeed(address),)


@pytest.mark.parametrize(
    "written",
    [
        '<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/a">',
        '<link rel="alternate" type="application/rss+xml" title="Harbour » Kommentar-Feed" href="/a">',
        '<link rel="alternate" type="application/rss+xml" title="Harbour » Flux des commentaires" href="/a">',
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">',
        '<link rel="alternate" type="text/html" hreflang="de" href="/de">',
        '<link rel="alternate" type="application/json" href="/wp-json/posts/33">',
        '<link rel="stylesheet" type="application/rss+xml" href="/a">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:feed()">',
        '<link rel="alternate" type="application/rss+xml" href="https://[">',
        '<link rel="alternate" type="application/rss+xml">',
    ],
)
def test_what_lists_no_posts_is_no_feed_of_the_page(written: str) -> None:
    assert links(written).feeds == ()


def test_each_feed_is_named_once_and_not_too_many() -> None:
    written = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}">'
    named = links("".join(written.format(n) * 2 for n in range(MOST_FEEDS + 9))).feeds

    assert [feed.title for feed in named] == [str(n) for n in range(MOST_FEEDS)]


@pytest.mark.parametrize(
    ("head", "body", "post_id"),
    [
        ('<link rel="shortlink" href="https://own.example/?p=33">', "<body>", "33"),
        ("", '<body class="fcn_story-template single postid-33 logged-out">', "33"),
        ('<link rel="shortlink" href="https://own.example/?p=x">', '<body class="postid-">', None),
        ("", "<body>", None),
    ],
)
def test_a_page_of_wordpress_says_its_number(head: str, body: str, post_id: str | None) -> None:
    assert links(head, f"{body}<p>Stories</p></body>").post_id == post_id


def test_the_members_that_a_site_s_page_names_are_told_and_no_others() -> None:
    body = (
        '<a href="/profile/7/ada/">ada</a><a href="https://www.scribblehub.com/profile/8/bea/">bea</a>'
        '<a href="/profile/7/ada/">ada again</a><a href="https://www.royalroad.com/profile/9">cleo</a>'
    )

    assert links(body=body, at="https://www.scribblehub.com/series/965/salt/").members == (
        "https://www.scribblehub.com/profile/7",
        "https://www.scribblehub.com/profile/8",
    )
    assert links(body=body).members == ()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>", NoFeedReason.CHALLENGE),
        ("<h2>Log in</h2><p>You must be logged in to view this page.</p>", NoFeedReason.MEMBERS_ONLY),
    ],
)
def test_a_page_that_stands_before_another_names_nothing(body: str, reason: NoFeedReason) -> None:
    with pytest.raises(NoFeed) as refused:
        links(body=body)
    assert refused.value.reason is reason
