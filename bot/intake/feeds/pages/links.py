"""What a page says of the feeds that list its chapters."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.addresses.models import AddressKind
from bot.addresses.reading import read as read_address
from bot.intake.feeds.decoding import text_of
from bot.intake.feeds.guarding import no_feed_at_worst
from bot.intake.feeds.models import A_LINK, A_NAME, NamedFeed, NoFeed, NoFeedReason, PageLinks
from bot.intake.feeds.pages.people import reason_of
from bot.intake.feeds.plain_words import in_one_line

MOST_FEEDS = 20
MOST_MEMBERS = 5
_MOST_LINKS = 5000
_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_OF_COMMENTS = re.compile(
    r"\bcomment(?:s|aires?|i)?\b|kommentt?|[ck]omenta|reacties|replies|yorum|σχόλι|ком+ентар|コメント|评论|評論|留言|댓글",
    re.IGNORECASE,
)
"""What feeds of comments are called, in the languages of most blogs."""
_OF_A_STORY = "feed/rss-chapters?"
"""How fictioneer's theme ends the address of a story's feed, which stands behind a button only."""
_POST_ID = re.compile(r"(?:^|\s)(?:postid|page-id)-(\d{1,18})(?:\s|$)")
_HARMLESS = {NoFeedReason.PAGE, NoFeedReason.NOTHING_THERE}


def links_of(data: bytes, address: str, charset: str | None = None) -> PageLinks:
    """Find what a page names. Raises NoFeed, and nothing else, if it stands before another page, or is none at all."""
    with no_feed_at_worst():
        return _links_in(text_of(data, charset), address)


def _links_in(text: str, address: str) -> PageLinks:
    if (reason := reason_of(text)) not in _HARMLESS:
        raise NoFeed(reason)
    page = document_fromstring(text.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True))
    base = _whole(address, next(iter(page.xpath("//base/@href")), "")) or address
    feeds = {feed.address: feed for feed in _feeds(page, base)}
    members = dict.fromkeys(_members(page, base, address))
    return PageLinks(tuple(feeds.values())[:MOST_FEEDS], _post_id(page, base), tuple(members)[:MOST_MEMBERS])


def _feeds(page: HtmlElement, base: str) -> Iterator[NamedFeed]:
    for link in page.xpath("//a[contains(@href, $end)]", end=_OF_A_STORY)[:1]:
        if whole := _whole(base, link.get("href")):
            yield NamedFeed(whole)
    for link in page.xpath("//link[@href]")[:_MOST_LINKS]:
        title, whole = in_one_line(link.get("title", ""))[:A_NAME], _whole(base, link.get("href"))
        of_feed = "alternate" in link.get("rel", "").lower().split() and link.get("type", "").lower().strip() in _TYPES
        if of_feed and whole and not _OF_COMMENTS.search(f"{title} {urlsplit(whole).path}"):
            yield NamedFeed(whole, title)


def _members(page: HtmlElement, base: str, address: str) -> Iterator[str]:
    site = own.site if (own := read_address(address)) else None
    for link in page.xpath("//a[@href]")[:_MOST_LINKS] if site else ():
        member = read_address(_whole(base, link.get("href")) or "")
        if member and member.site == site and member.kind is AddressKind.MEMBER:
            yield member.normal


def _post_id(page: HtmlElement, base: str) -> str | None:
    for link in page.xpath("//link[@rel='shortlink']/@href"):
        said = parse_qs(urlsplit(_whole(base, link) or "").query).get("p", [""])[0]
        if said.isascii() and said.isdigit() and len(said) <= 18:
            return said
    body = next(iter(page.xpath("//body/@class")), "")
    found = _POST_ID.search(body)
    return found[1] if found else None


def _whole(base: str, link: str) -> str | None:
    try:
        whole = urljoin(base, "".join(link.split()))
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and len(whole) <= A_LINK else None
