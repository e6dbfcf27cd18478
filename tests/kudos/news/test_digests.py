"""Digests: what authors asked to hear of new kudos, and when."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.db.backups import store as backups_store
from bot.core.db.backups.models import Restoration
from bot.core.errors import Forbidden, UserFacingError
from bot.kudos.count_store import kudos
from bot.kudos.models import Frequency, latest_hour
from tests.kudos.announced_work import AnnouncedWork
from tests.kudos.news.told import STAFF_CHANNEL, deliver, react
from tests.letters.letterbox import Letterbox
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, MANAGER, OTHER_AUTHOR, reader


async def test_a_digest_names_new_readers_by_work_at_the_hour_and_then_only_newer_ones(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    await announced.program.setup.change(MANAGER, zone="Europe/Berlin")
    await news.choose(MANAGER, digest_hour=9)
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=False)
    clock.advance(minutes=1)
    react(announced, 1, 2)
    await announced.program.kudos.mirror.flush()
    clock.advance(hours=13)
    await deliver(announced, voice)
    too_early = [text for channel, text in voice.said if channel == STAFF_CHANNEL]
    clock.advance(hours=2)
    await deliver(announced, voice)
    await deliver(announced, voice)
    react(announced, 3)
    clock.advance(hours=24)
    await deliver(announced, voice)
    clock.advance(hours=24)
    await deliver(announced, voice)

    digests = [text for channel, text in voice.said if channel == STAFF_CHANNEL]
    assert too_early == []
    assert [text.splitlines()[1:] for text in digests] == [
        ["**The Lamp Room** · <@1>, <@2>"],
        ["**The Lamp Room** · <@3>"],
    ]


async def test_a_digest_goes_by_direct_message_to_who_asked_for_that(announced: AnnouncedWork, clock: SetClock) -> None:
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    await news.subscribe(AUTHOR, Frequency.WEEKLY, by_dm=True)
    clock.advance(minutes=1)
    react(announced, *range(1, 10))
    await announced.program.kudos.mirror.flush()
    clock.advance(days=7)
    await deliver(announced, voice)

    assert next(text for channel, text in voice.said if channel == AUTHOR.id).endswith("<@5> and 4 more")


async def test_two_authors_are_both_told_at_the_same_hour(announced: AnnouncedWork, clock: SetClock) -> None:
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    other = await announced.program.work("Other", by=OTHER_AUTHOR)
    for author in (AUTHOR, OTHER_AUTHOR):
        await news.subscribe(author, Frequency.DAILY, by_dm=False)
    clock.advance(minutes=1)
    react(announced, 1)
    await announced.program.kudos.mirror.flush()
    chapter = await announced.program.posted(other, 1)
    async with announced.program.database.change() as connection:
        given = {"chapter_id": chapter.id, "work_id": other.id, "user_id": 2, "given_at": clock()}
        await connection.execute(kudos.insert().values(given))
    clock.advance(days=1)
    await deliver(announced, voice)

    change = [text.split(",")[0] for channel, text in voice.said if channel == STAFF_CHANNEL]
    assert change == [f"<@{AUTHOR.id}>", f"<@{OTHER_AUTHOR.id}>"]


async def test_closed_direct_messages_are_not_tried_again_and_again(announced: AnnouncedWork, clock: SetClock) -> None:
    news = announced.program.kudos.news
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    clock.advance(minutes=1)
    react(announced, 1)
    await announced.program.kudos.mirror.flush()
    clock.advance(days=1)
    await deliver(announced, Letterbox(clock, trouble=Forbidden("closed")))
    voice = Letterbox(announced.program.clock)
    await deliver(announced, voice)

    assert [channel for channel, _ in voice.said if channel == AUTHOR.id] == []


async def test_digests_are_off_until_an_author_asks_and_when_they_say_so(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    react(announced, 1)
    clock.advance(days=8)
    await deliver(announced, voice)
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    await news.subscribe(AUTHOR, Frequency.OFF, by_dm=True)
    react(announced, 2)
    clock.advance(days=8)
    await deliver(announced, voice)

    assert [channel for channel, _ in voice.said] == [CHANNEL]


async def test_refusals_say_who_may(announced: AnnouncedWork) -> None:
    news = announced.program.kudos.news

    with pytest.raises(UserFacingError, match="Digests are for authors"):
        await news.subscribe(reader(1), Frequency.DAILY, by_dm=True)
    with pytest.raises(UserFacingError, match="Only staff"):
        await news.choose(reader(1), digest_hour=3)


async def test_what_is_turned_off_goes_nowhere_and_a_digest_waits_until_it_has_a_channel_again(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=False)
    off = await news.choose(MANAGER, no_milestones=True, no_digests=True)
    clock.advance(minutes=1)
    react(announced, 1)
    await announced.program.kudos.mirror.flush()
    clock.advance(days=2)
    await deliver(announced, voice)
    silent = list(voice.said)
    await news.choose(MANAGER, digest_channel_id=STAFF_CHANNEL)
    await deliver(announced, voice)

    assert (off.milestones_channel_id, off.digest_channel_id, silent) == (None, None, [])
    assert [channel for channel, _ in voice.said] == [STAFF_CHANNEL]
    assert "<@1>" in voice.said[0][1]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
@pytest.mark.parametrize("often", [Frequency.DAILY, Frequency.WEEKLY])
def test_the_hour_strikes_by_the_servers_clock_through_the_year(zone: str, often: Frequency) -> None:
    there = ZoneInfo(zone)
    now = datetime(2026, 1, 1, tzinfo=there)
    while now.year == 2026:
        struck = latest_hour(now, 18, there, often)
        assert struck <= now < struck + timedelta(days=7 if often is Frequency.WEEKLY else 1, hours=1)
        assert struck.hour == 18
        assert often is Frequency.DAILY or struck.weekday() == 0
        now += timedelta(hours=7)


@pytest.mark.parametrize("copied", ["before the hour", "after it"])
async def test_a_digest_of_an_hour_that_a_copy_put_back_forgot_is_not_sent_twice(
    announced: AnnouncedWork, clock: SetClock, copied: str
) -> None:
    """What was told between the copy and its return was told, though the copy doesn't know of it; the next is told."""
    voice, news = Letterbox(announced.program.clock), announced.program.kudos.news
    await news.choose(MANAGER, digest_hour=20)
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    clock.advance(minutes=1)
    react(announced, 1)
    await announced.program.kudos.mirror.flush()
    clock.advance(hours=4)
    lost_since = clock() - timedelta(hours=3 if copied == "before the hour" else 1)
    async with announced.program.database.change() as connection:
        await backups_store.add(connection, Restoration(lost_since, clock()))
    await deliver(announced, voice)
    first = [text for channel, text in voice.said if channel == AUTHOR.id]
    react(announced, 2)
    clock.advance(days=1)
    await deliver(announced, voice)

    told = [text for channel, text in voice.said if channel == AUTHOR.id]
    assert len(first) == (0 if copied == "before the hour" else 1)
    assert "<@2>" in told[-1]
    assert len(told) == len(first) + 1
