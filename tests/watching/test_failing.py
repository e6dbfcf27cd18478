"""When looks fail: silence for a day, one notice, one when it works again, and never an end of it."""

from dataclasses import replace

import pytest

from bot.core.fetching.errors import BadStatus, FetchError, HadEnough, HostPaused, HostTaken, Missing, Unreachable
from bot.intake.feeds.models import NoFeed, NoFeedReason
from bot.letters.models import LetterKind
from bot.watching.models import FeedTrouble, SourceMode
from bot.watching.sources.models import CheckOutcome
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR

FAILS, WORKS = LetterKind.SOURCE_FAILS, LetterKind.SOURCE_WORKS


async def test_a_failure_of_hours_is_told_to_nobody(watched: Watched) -> None:
    watched.site.failure = Unreachable("down")
    for _ in range(5):
        await watched.later(hours=3)
    watched.site.failure = None

    await watched.later(days=2)

    assert await watched.asked() == []


async def test_after_a_day_staff_hear_of_it_once_and_again_when_it_works(watched: Watched) -> None:
    watched.site.failure = Missing("404")
    for _ in range(8):
        await watched.later(days=1)
    assert await watched.asked() == [FAILS]
    watched.site.failure = None

    await watched.later()

    assert await watched.asked() == [FAILS, WORKS]


async def test_a_second_failure_is_told_of_again(watched: Watched) -> None:
    for _ in range(2):
        watched.site.failure = Missing("404")
        for _ in range(3):
            await watched.later(days=1)
        watched.site.failure = None
        await watched.later()

    assert await watched.asked() == [FAILS, WORKS] * 2


async def test_a_feed_that_failed_for_a_year_is_still_looked_at(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.failure = BadStatus(500)
    for _ in range(60):
        await watched.later(days=6)
    watched.site.failure = None
    watched.site.put(entry(3))

    await watched.later()
    await watched.later(hours=1)

    assert await watched.posted() == [3]


@pytest.mark.parametrize(
    ("failure", "trouble"),
    [
        (Missing("404"), FeedTrouble.GONE),
        (BadStatus(403), FeedTrouble.BLOCKED),
        (BadStatus(401), FeedTrouble.MEMBERS_ONLY),
        (BadStatus(500), FeedTrouble.NO_ANSWER),
        (NoFeed(NoFeedReason.PAGE), FeedTrouble.PAGE),
        (NoFeed(NoFeedReason.CHALLENGE), FeedTrouble.BLOCKED),
        (NoFeed(NoFeedReason.CUT_SHORT), FeedTrouble.BROKEN),
    ],
)
async def test_the_reason_is_named(watched: Watched, failure: FetchError | NoFeed, trouble: FeedTrouble) -> None:
    watched.site.failure = failure

    await watched.later()

    assert (await watched.feed()).trouble is trouble


@pytest.mark.parametrize("problem", [HostTaken("lamplit.example"), NoFeed(NoFeedReason.NOT_READ)])
async def test_what_nobody_asked_or_read_is_no_failure(watched: Watched, problem: FetchError | NoFeed) -> None:
    watched.site.failure = problem

    await watched.later()

    assert (await watched.feed()).failing_since is None


async def test_a_look_that_somebody_asks_for_while_its_host_is_left_alone_is_no_failure(watched: Watched) -> None:
    await watched.later()
    before, until = await watched.feed(), watched.clock() + watched.days(1)
    watched.site.failure = HostPaused(until)

    watched.clock.advance(minutes=5)
    checked = await watched.program.services.watching.sources.check(AUTHOR, watched.source.id)

    assert checked.outcome is CheckOutcome.PUT_OFF
    assert replace(await watched.feed(), etag=before.etag) == replace(before, due_at=until)


async def test_a_host_that_says_just_now_that_it_had_enough_fails(watched: Watched) -> None:
    watched.site.failure = HadEnough(watched.clock() + watched.days(2, minutes=15))

    await watched.later()

    assert (await watched.feed()).trouble is FeedTrouble.BLOCKED


async def test_of_a_host_that_is_left_alone_for_days_because_of_others_staff_hear_all_the_same(
    watched: Watched,
) -> None:
    await watched.later()
    for _ in range(6):
        watched.site.failure = HostPaused(watched.clock() + watched.days(2))
        await watched.later(days=1)

    assert await watched.asked() == [FAILS]


async def test_a_host_that_wants_a_pause_gets_it(watched: Watched) -> None:
    until = watched.clock() + watched.days(4)
    watched.site.failure = HadEnough(until)

    await watched.later(days=2)
    asked = len(watched.site.asked)
    await watched.later(days=1)

    assert len(watched.site.asked) == asked
    assert (await watched.feed()).due_at == until


async def test_an_empty_feed_is_a_failure_and_nothing_is_gone(watched: Watched) -> None:
    watched.site.entries = []

    await watched.later()

    assert (await watched.feed()).trouble is FeedTrouble.EMPTY
    assert all(one.is_listed for one in await watched.listed())


async def test_what_the_host_said_last_time_is_sent_along(watched: Watched) -> None:
    await watched.later()
    watched.site.unchanged = True
    await watched.later()

    assert [one.etag for one in watched.site.asked] == [None, "etag"]
