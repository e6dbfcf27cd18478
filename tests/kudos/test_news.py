"""What the bot says of kudos by itself, to channels and authors that asked for it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.db.database import Database
from bot.core.errors import Forbidden, Unclear, UserFacingError
from bot.kudos.count_store import kudos
from bot.kudos.models import Event, Frequency, Reaction, added, latest_hour, milestone_reached, next_milestone, removed
from bot.works.models import Rating
from tests.conftest import SetClock
from tests.kudos.mirror.standing_work import Shelf, shelf
from tests.worlds.house import ADULT_CHANNEL, AUTHOR, CHANNEL, MANAGER, OTHER_AUTHOR, reader

STAFF_CHANNEL = CHANNEL + 7
DM = 99


@dataclass
class Voice:
    """Discord, as far as speaking goes: a nonce that was used says nothing again."""

    said: list[tuple[int, str]] = field(default_factory=list)
    nonces: set[str] = field(default_factory=set)
    trouble: Exception | None = None
    after: bool = False

    async def say(self, channel_id: int, text: str, *, nonce: str) -> None:
        assert len(nonce) <= 25
        assert len(text) <= 2000
        if self.trouble and not self.after:
            raise self.trouble
        if nonce not in self.nonces:
            self.nonces.add(nonce)
            self.said.append((channel_id, text))
        if self.trouble:
            raise self.trouble

    async def dm_channel(self, user_id: int) -> int:
        return DM

    async def is_age_restricted(self, channel_id: int) -> bool:
        return channel_id == ADULT_CHANNEL


@pytest.fixture
async def on(database: Database, clock: SetClock) -> Shelf:
    on = await shelf(database, clock, AUTHOR.id)
    await on.house.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL, digest_channel_id=STAFF_CHANNEL)
    return on


def react(on: Shelf, *users: int, message_id: int = 101) -> None:
    tell(on, *(added(message_id, Reaction("❤", user)) for user in users))


def tell(on: Shelf, *events: Event) -> None:
    for event in events:
        on.house.kudos.mirror.inbox.put(event)


async def test_a_milestone_is_celebrated_once_whatever_comes_and_goes(on: Shelf) -> None:
    voice, news = Voice(), on.house.kudos.news
    react(on, 1)
    await news.tell(voice)
    react(on, *range(2, 12))
    await news.tell(voice)
    tell(on, *(removed(101, Reaction("❤", user)) for user in range(2, 12)))
    await news.tell(voice)
    react(on, *range(2, 12))
    await news.tell(voice)
    await on.house.works.edit(MANAGER, on.work.id, None, title="The Lamp Room")

    assert [text for _, text in voice.said] == [
        "💜 The first kudos for **The Lamp Room**!",
        "🎉 **The Lamp Room** has kudos from **10 readers**. Thank you, all of you!",
    ]


async def test_several_milestones_at_once_are_celebrated_as_the_highest(on: Shelf) -> None:
    voice = Voice()
    react(on, *range(1, 61))
    await on.house.kudos.news.tell(voice)

    assert [(channel, "50 readers" in text) for channel, text in voice.said] == [(CHANNEL, True)]


async def test_what_was_reached_before_a_channel_was_chosen_is_past(database: Database, clock: SetClock) -> None:
    on, voice = await shelf(database, clock, AUTHOR.id), Voice()
    react(on, 1)
    await on.house.kudos.news.tell(voice)
    await on.house.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL)
    await on.house.kudos.news.tell(voice)

    assert voice.said == []


async def test_a_work_for_adults_is_celebrated_in_age_restricted_channels_only(on: Shelf) -> None:
    await on.house.works.edit(MANAGER, on.work.id, None, rating=Rating.EXPLICIT)
    voice = Voice()
    react(on, 1)
    await on.house.kudos.news.tell(voice)
    await on.house.kudos.news.choose(MANAGER, milestones_channel_id=ADULT_CHANNEL)
    react(on, *range(2, 12))
    await on.house.kudos.news.tell(voice)

    assert [channel for channel, _ in voice.said] == [ADULT_CHANNEL]


async def test_an_unclear_answer_is_repeated_only_while_discord_knows_the_nonce(on: Shelf, clock: SetClock) -> None:
    news, unheard = on.house.kudos.news, Voice(trouble=Unclear("500"), after=True)
    react(on, 1)
    await news.tell(unheard)
    await news.tell(unheard)
    clock.advance(minutes=3)
    later = Voice()
    await news.tell(later)

    assert (len(unheard.said), later.said) == (1, [])


async def test_a_digest_names_new_readers_by_work_at_the_hour_and_then_only_newer_ones(
    on: Shelf, clock: SetClock
) -> None:
    voice, news = Voice(), on.house.kudos.news
    await on.house.setup.change(MANAGER, zone="Europe/Berlin")
    await news.choose(MANAGER, digest_hour=9)
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=False)
    clock.advance(minutes=1)
    react(on, 1, 2)
    await on.house.kudos.mirror.flush()
    clock.advance(hours=13)
    await news.tell(voice)
    too_early = [text for channel, text in voice.said if channel == STAFF_CHANNEL]
    clock.advance(hours=2)
    await news.tell(voice)
    await news.tell(voice)
    react(on, 3)
    clock.advance(hours=24)
    await news.tell(voice)
    clock.advance(hours=24)
    await news.tell(voice)

    digests = [text for channel, text in voice.said if channel == STAFF_CHANNEL]
    assert too_early == []
    assert [text.splitlines()[1:] for text in digests] == [
        ["**The Lamp Room** · <@1>, <@2>"],
        ["**The Lamp Room** · <@3>"],
    ]


async def test_a_digest_goes_by_direct_message_to_who_asked_for_that(on: Shelf, clock: SetClock) -> None:
    voice, news = Voice(), on.house.kudos.news
    await news.subscribe(AUTHOR, Frequency.WEEKLY, by_dm=True)
    clock.advance(minutes=1)
    react(on, *range(1, 10))
    await on.house.kudos.mirror.flush()
    clock.advance(days=7)
    await news.tell(voice)

    assert next(text for channel, text in voice.said if channel == DM).endswith("<@5> and 4 more")


async def test_two_authors_are_both_told_at_the_same_hour(on: Shelf, clock: SetClock) -> None:
    voice, news = Voice(), on.house.kudos.news
    other = await on.house.work("Other", by=OTHER_AUTHOR)
    for author in (AUTHOR, OTHER_AUTHOR):
        await news.subscribe(author, Frequency.DAILY, by_dm=False)
    clock.advance(minutes=1)
    react(on, 1)
    await on.house.kudos.mirror.flush()
    chapter = await on.house.posted(other, 1)
    async with on.house.database.change() as connection:
        given = {"chapter_id": chapter.id, "work_id": other.id, "user_id": 2, "given_at": clock()}
        await connection.execute(kudos.insert().values(given))
    clock.advance(days=1)
    await news.tell(voice)

    change = [text.split(",")[0] for channel, text in voice.said if channel == STAFF_CHANNEL]
    assert change == [f"<@{AUTHOR.id}>", f"<@{OTHER_AUTHOR.id}>"]


async def test_closed_direct_messages_are_not_tried_again_and_again(on: Shelf, clock: SetClock) -> None:
    news = on.house.kudos.news
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    clock.advance(minutes=1)
    react(on, 1)
    await on.house.kudos.mirror.flush()
    clock.advance(days=1)
    await news.tell(Voice(trouble=Forbidden("closed")))
    voice = Voice()
    await news.tell(voice)

    assert [channel for channel, _ in voice.said if channel == DM] == []


async def test_digests_are_off_until_an_author_asks_and_when_they_say_so(on: Shelf, clock: SetClock) -> None:
    voice, news = Voice(), on.house.kudos.news
    react(on, 1)
    clock.advance(days=8)
    await news.tell(voice)
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    await news.subscribe(AUTHOR, Frequency.OFF, by_dm=True)
    react(on, 2)
    clock.advance(days=8)
    await news.tell(voice)

    assert [channel for channel, _ in voice.said] == [CHANNEL]


async def test_refusals_say_who_may(on: Shelf) -> None:
    news = on.house.kudos.news

    with pytest.raises(UserFacingError, match="Digests are for authors"):
        await news.subscribe(reader(1), Frequency.DAILY, by_dm=True)
    with pytest.raises(UserFacingError, match="Only staff"):
        await news.choose(reader(1), digest_hour=3)


async def test_what_is_turned_off_goes_nowhere_and_a_digest_waits_until_it_has_a_channel_again(
    on: Shelf, clock: SetClock
) -> None:
    voice, news = Voice(), on.house.kudos.news
    await news.subscribe(AUTHOR, Frequency.DAILY, by_dm=False)
    off = await news.choose(MANAGER, no_milestones=True, no_digests=True)
    clock.advance(minutes=1)
    react(on, 1)
    await on.house.kudos.mirror.flush()
    clock.advance(days=2)
    await news.tell(voice)
    silent = list(voice.said)
    await news.choose(MANAGER, digest_channel_id=STAFF_CHANNEL)
    await news.tell(voice)

    assert (off.milestones_channel_id, off.digest_channel_id, silent) == (None, None, [])
    assert [channel for channel, _ in voice.said] == [STAFF_CHANNEL]
    assert "<@1>" in voice.said[0][1]


def test_milestones_are_near_at_first_and_far_apart_later() -> None:
    assert [next_milestone(readers) for readers in (0, 1, 9, 10, 499, 500, 999, 1_000)] == [
        *(1, 10, 10, 25, 500, 1_000, 1_000, 2_000),
    ]
    assert [milestone_reached(readers) for readers in (1, 9, 10, 60, 999, 2_345)] == [1, 1, 10, 50, 500, 2_000]


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
