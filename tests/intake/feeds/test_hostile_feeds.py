"""Feeds made to harm: none takes more than a few seconds of the reading process, and each is read or refused."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context

import pytest

from bot.intake.feeds.models import NoFeed
from bot.intake.feeds.pages.links import links_of
from bot.intake.feeds.reading import read
from tests.processor import within

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


@pytest.fixture(scope="module")
def reading_process() -> Iterator[ProcessPoolExecutor]:
    """A process that reads feeds alone, as the bot's does: what others parsed before makes lxml slower."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        yield process


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_made_to_take_long_doesnt(kind: str, reading_process: ProcessPoolExecutor) -> None:
    reading_process.submit(read_in_time, kind).result()


def read_in_time(kind: str) -> None:
    within(5, lambda: read_whole(kind))


def read_whole(kind: str) -> None:
    """Read a feed, and what it links to."""
    with suppress(NoFeed):
        read(FEEDS[kind].encode(), "https://harbour.example/feed")
    with suppress(NoFeed):
        links_of(FEEDS[kind].encode(), "https://harbour.example/")
