"""Reading whatever a host sent for a feed: its content says what it is."""

from dataclasses import replace

from lxml import etree

from bot.intake.feeds import json_feed
from bot.intake.feeds.decoding import text_of
from bot.intake.feeds.entries import bounded, read_trimmed
from bot.intake.feeds.guarding import no_feed_at_worst
from bot.intake.feeds.models import NoFeed, NoFeedReason, ReadFeed
from bot.intake.feeds.pages.chapter_list import is_chapter_list, read_chapter_list
from bot.intake.feeds.pages.people import is_page, reason_of
from bot.intake.feeds.trimming import trim
from bot.intake.feeds.whole_xml import entries_of, is_xml_feed, tree_of


def read(data: bytes, address: str, charset: str | None = None) -> ReadFeed:
    """Read a feed: RSS, Atom, JSON Feed, or AO3's list of a work's chapters.

    `address` is where it came from, by which its links are made whole, `charset` what its host says of it. Raises
    NoFeed, and nothing else, for what is none. Trusts its input with memory and time: it is for the reading process.
    """
    with no_feed_at_worst():
        return bounded(_read(text_of(data, charset), address))


def _read(text: str, address: str) -> ReadFeed:
    if text.startswith("{"):
        return read_trimmed(json_feed.trimmed(text, address))
    if is_xml_feed(text):
        return _read_xml(text, address)
    if is_chapter_list(text):
        return read_chapter_list(text, address)
    raise NoFeed(reason_of(text) if is_page(text) else NoFeedReason.BROKEN)


def _read_xml(text: str, address: str) -> ReadFeed:
    tree = tree_of(text)
    ttl = trim(tree, address)
    feed = read_trimmed(etree.tostring(tree, encoding="utf-8"))
    if len(feed.entries) != len(entries_of(tree)):
        raise NoFeed(NoFeedReason.BROKEN)
    return replace(feed, ttl=ttl)
