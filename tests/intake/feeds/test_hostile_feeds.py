"""Feeds made to harm: none takes more than a few seconds of the reading process, and each is read or refused."""

import time
from contextlib import suppress

import pytest

from bot.intake.feeds.models import NoFeed
from bot.intake.feeds.pages.links import links_of
from bot.intake.feeds.reading import read

SIZE = 1_000_000
ATTRIBUTES = " ".join(f"a{n}='1'" for n in range(9000))
FEEDS = {
    "sections without an end": f"<rss><channel><item>&x;{'<![CDATA[' * (SIZE // 9)}</rss>",
    "comments without an end": f"<rss><channel><item>&x;{'<!--' * (SIZE // 4)}</rss>",
    "nothing but ampersands": f"<rss><channel><item><title>{'&' * SIZE}</title></item></channel></rss>",
    "nothing but brackets": f"<rss>{'<' * SIZE}</rss>",
    "a prolog without an end": f"<!DOCTYPE rss [{'] ' * (SIZE // 2)}<rss></rss>",
    "scripts without an end": f"<html>{'<script>' * (SIZE // 8)}",
    "empty entries": f"<rss><channel>{'<item/>' * (SIZE // 7)}</channel></rss>",
    "categories": f"<rss><channel><item>{'<category>a</category>' * (SIZE // 22)}</item></channel></rss>",
    "attributes": f"<rss><channel><item {ATTRIBUTES}/></channel></rss>",
    "empty items": '{"version": "https://jsonfeed.org/version/1", "items": [' + "{}," * (SIZE // 3) + "{}]}",
}


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_made_to_take_long_doesnt(kind: str) -> None:
    start = time.process_time()
    with suppress(NoFeed):
        read(FEEDS[kind].encode(), "https://harbour.example/feed")
    with suppress(NoFeed):
        links_of(FEEDS[kind].encode(), "https://harbour.example/")

    assert time.process_time() - start < 20
