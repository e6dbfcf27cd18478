"""Feeds in the reading process: what is read there is what is read here, under its limits, and off the event loop."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.fetching.models import FetchedPage, Validators
from bot.intake.feeds.answering import answer
from bot.intake.feeds.asking import FeedQuestion, about_feed, about_links
from bot.intake.feeds.models import FeedEntry, NamedFeed, NoFeed, NoFeedReason, PageLinks
from bot.intake.feeds.reading import read
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns.turns import Asker
from bot.intake.wire import Garbled
from bot.intake.worker import Intake
from tests.intake.feeds import shapes
from tests.intake.feeds.written import DAY, rss
from tests.processor import longest_step_until

AT = "https://harbour.example/feed"
PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" title="Salt" href="/feed"></head><body>H</body>'


def page(body: bytes | str, url: str = AT) -> FetchedPage:
    data = body if isinstance(body, bytes) else body.encode()
    return FetchedPage(url, data, "application/rss+xml", "utf-8", Validators(), None)


@pytest_asyncio.fixture
async def intake() -> AsyncIterator[Intake]:
    async with Intake(processes=1) as intake:
        yield intake


async def reason(intake: Intake, body: bytes | str) -> NoFeedReason:
    with pytest.raises(NoFeed) as refused:
        await intake.read_feed(page(body))
    return refused.value.reason


async def test_it_reads_what_reading_at_home_reads(intake: Intake) -> None:
    for written in (shapes.WORDPRESS, shapes.GHOST, shapes.BLOGGER):
        assert await intake.read_feed(page(written)) == read(written.encode(), AT)
    assert await intake.read_links(page(PAGE)) == PageLinks((NamedFeed(AT, "Salt"),))
    assert await reason(intake, "") is NoFeedReason.EMPTY


async def test_files_and_feeds_take_turns_with_the_same_process(intake: Intake) -> None:
    await intake.read(b"# Chapter 1: Salt\n\nMirel swept the stairs.", "salt.md")
    (entry,) = (await intake.read_feed(page(shapes.GHOST), Asker(1, 2))).entries
    (draft,) = await intake.read(b"# Chapter 1: Salt\n\nMirel swept the stairs.", "salt.md")

    assert (entry.title, draft.chapter_title) == ("Chapter 3: Salt & Tide", "Salt")
    assert len(intake._processes) == 1


async def test_an_entity_bomb_harms_nobody(intake: Intake) -> None:
    (entry,) = (await intake.read_feed(page(shapes.BOMB))).entries

    assert entry.title == "&a9;"


async def test_a_feed_that_takes_too_long_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Intake(processes=1, seconds=0.001) as intake:
        assert await reason(intake, rss([FeedEntry(title="Salt")] * 1000)) is NoFeedReason.TOO_LARGE
        monkeypatch.setattr(intake, "_seconds", 30.0)
        assert (await intake.read_feed(page(shapes.GHOST))).title == "Harbour Light"


async def test_nobody_looks_where_too_many_wait_or_the_bot_is_ending() -> None:
    intake = Intake(processes=1, waiting=0)
    async with intake:
        held = await intake._turns.take(None)
        assert await reason(intake, shapes.GHOST) is NoFeedReason.NOT_READ
        held.release()

    assert await reason(intake, shapes.GHOST) is NoFeedReason.NOT_READ


async def test_the_loop_goes_on_while_a_feed_of_two_megabytes_is_read(intake: Intake) -> None:
    entries = [
        FeedEntry(
            guid=f"https://harbour.example/?p={n}",
            link=f"https://harbour.example/{n}",
            title=f"Chapter {n}",
            published=DAY,
            summary="In which the ferry is late. " * 4,
        )
        for n in range(2000)
    ]
    text = "".join(f"<x>{'word ' * 200}</x>" for _ in range(1400))
    body = rss(entries, about=f"<title>H</title>{text}").encode()
    await intake.read_feed(page(shapes.GHOST))
    reading = asyncio.create_task(intake.read_feed(page(body)))
    longest = await longest_step_until(reading)

    assert len(body) > 2_000_000
    assert len((await reading).entries) == 2000
    assert longest < 0.25


@pytest.mark.parametrize(
    "said",
    [
        b"", b"{", b"[]", b"1", b"{}", b'{"none": "no such reason"}', b"[" * 99_999,
        json.dumps({"title": 1, "link": None, "entries": [], "is_complete": False, "ttl": None}).encode(),
        json.dumps({"title": "", "link": None, "entries": [{}], "is_complete": False, "ttl": None}).encode(),
        json.dumps({"title": "", "link": None, "entries": [], "is_complete": False, "ttl": 1e30}).encode(),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_recognised(said: bytes) -> None:
    with pytest.raises(Garbled):
        about_feed(AT, None).read([said])
    with pytest.raises(Garbled):
        about_links(AT, None).read([said])


def test_an_answer_is_the_same_on_the_other_side() -> None:
    question = about_feed(AT, "utf-8")
    frames = answer(FeedQuestion.ENTRIES, question.asked[1], shapes.GHOST.encode())

    assert question.read(frames) == read(shapes.GHOST.encode(), AT)


async def test_a_file_is_still_refused_as_a_file(intake: Intake) -> None:
    with pytest.raises(Unreadable, match="PDF"):
        await intake.read(b"%PDF-1.7", "a.pdf")
