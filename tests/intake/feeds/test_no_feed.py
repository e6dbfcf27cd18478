"""What is no feed, or only a part of one, and why."""

import pytest

from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.intake.feeds.reading import read
from tests.intake.feeds import shapes
from tests.intake.feeds.written import chapter_list

AT = "https://harbour.example/feed"
OF_A_FILE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>a&x;</title></item></channel></rss>"
)
DEEP = f"<rss><channel><item>{'<a>' * 10_000}{'</a>' * 10_000}</item><item/></channel></rss>"
CHALLENGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title><style>p {}</style></head><body>"
    "<p>Enable JavaScript and cookies to continue</p><script>go()</script></body></html>"
)
LOGIN = (
    "<!DOCTYPE html><html><head><title>New Session | Archive of Our Own</title></head><body><h2>Log in</h2><p>Sorry, "
    "you don't have permission to access the page you were trying to reach. Please log in.</p><p>User name or email:"
    "</p><p>Password:</p></body></html>"
)
MISSING = "<html><head><title>Error 404</title></head><body><h1>Page not found</h1></body></html>"
BLOG = "<html><head><title>Harbour Light</title></head><body><h1>Welcome</h1><p>Here are my stories.</p></body></html>"
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [{"id": "1", "title": "One"}]}'


def reason(text: str | bytes) -> NoFeedReason:
    with pytest.raises(NoFeed) as refused:
        read(text if isinstance(text, bytes) else text.encode(), AT)
    return refused.value.reason


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NoFeedReason.EMPTY),
        (b"\xef\xbb\xbf \r\n", NoFeedReason.EMPTY),
        (CHALLENGE, NoFeedReason.CHALLENGE),
        (LOGIN, NoFeedReason.MEMBERS_ONLY),
        (MISSING, NoFeedReason.NOTHING_THERE),
        (BLOG, NoFeedReason.PAGE),
        (f"<?xml version='1.0'?>{BLOG}", NoFeedReason.PAGE),
        ("Mirel swept the stairs.", NoFeedReason.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, NoFeedReason.BROKEN),
        ('<?xml version="1.0"?><urlset><url><loc>a</loc></url></urlset>', NoFeedReason.BROKEN),
        ("<feed><title>No namespace</title></feed>", NoFeedReason.BROKEN),
        (DEEP, NoFeedReason.BROKEN),
        ("[" * 100_000, NoFeedReason.BROKEN),
        ('{"items": ' + "[" * 100_000, NoFeedReason.TOO_LARGE),
        ('{"error": "not found"}', NoFeedReason.BROKEN),
        (JSON.replace("https://jsonfeed.org", "https://other.example"), NoFeedReason.BROKEN),
    ],
)
def test_what_is_no_feed_says_what_it_is(text: str | bytes, why: NoFeedReason) -> None:
    assert reason(text) is why


@pytest.mark.parametrize(
    "whole", [shapes.WORDPRESS, shapes.BLOGGER, JSON, chapter_list([(n, "Tide") for n in range(40)]).strip()]
)
@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
def test_a_feed_that_ends_in_the_middle_is_cut_short(whole: str, share: float) -> None:
    assert reason(whole[: int(len(whole) * share)]) is NoFeedReason.CUT_SHORT


def test_an_entity_bomb_stays_what_was_written_and_no_file_is_opened() -> None:
    assert [entry.title for entry in read(shapes.BOMB.encode(), AT).entries] == ["&a9;"]
    assert [entry.title for entry in read(OF_A_FILE.encode(), AT).entries] == ["a&x;"]


@pytest.mark.parametrize("inside", ["<description>a <br> <img src=b></description>", "<dc:creator>H</dc:creator>"])
def test_a_feed_that_is_mended_loses_no_entry(inside: str) -> None:
    spoilt = f"<rss><channel><item><title>One</title>{inside}</item><item/></channel></rss>"
    assert [entry.title for entry in read(spoilt.encode(), AT).entries] == ["One", ""]

    assert reason(spoilt.replace("</item><item/>", "<item>")) is NoFeedReason.BROKEN
