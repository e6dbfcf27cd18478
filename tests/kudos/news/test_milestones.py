"""Milestones: celebrated once, in the channel that staff chose."""

from bot.core.db.database import Database
from bot.core.errors import Unclear
from bot.kudos.models import Reaction, milestone_reached, next_milestone, removed
from bot.works.models import Rating
from tests.kudos.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.news.told import deliver, react, tell
from tests.letters.letterbox import Letterbox
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, MANAGER


async def test_a_milestone_is_celebrated_once_whatever_comes_and_goes(announced: AnnouncedWork) -> None:
    voice = Letterbox(announced.program.clock)
    react(announced, 1)
    await deliver(announced, voice)
    react(announced, *range(2, 12))
    await deliver(announced, voice)
    tell(announced, *(removed(101, Reaction("❤", user)) for user in range(2, 12)))
    await deliver(announced, voice)
    react(announced, *range(2, 12))
    await deliver(announced, voice)
    await announced.program.works.edit(MANAGER, announced.work.id, None, title="The Lamp Room")

    assert [text for _, text in voice.said] == [
        "💜 The first kudos for **The Lamp Room**!",
        "🎉 **The Lamp Room** has kudos from **10 readers**. Thank you, all of you!",
    ]


async def test_several_milestones_at_once_are_celebrated_as_the_highest(announced: AnnouncedWork) -> None:
    voice = Letterbox(announced.program.clock)
    react(announced, *range(1, 61))
    await deliver(announced, voice)

    assert [(channel, "50 readers" in text) for channel, text in voice.said] == [(CHANNEL, True)]


async def test_what_was_reached_before_a_channel_was_chosen_is_past(database: Database, clock: SetClock) -> None:
    announced, voice = await announce_in_two_servers(database, clock, AUTHOR.id), Letterbox(clock)
    react(announced, 1)
    await deliver(announced, voice)
    await announced.program.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL)
    await deliver(announced, voice)

    assert voice.said == []


async def test_a_work_for_adults_is_celebrated_in_age_restricted_channels_only(announced: AnnouncedWork) -> None:
    await announced.program.works.edit(MANAGER, announced.work.id, None, rating=Rating.EXPLICIT)
    voice = Letterbox(announced.program.clock)
    react(announced, 1)
    await deliver(announced, voice)
    await announced.program.kudos.news.choose(MANAGER, milestones_channel_id=ADULT_CHANNEL)
    react(announced, *range(2, 12))
    await deliver(announced, voice)

    assert [channel for channel, _ in voice.said] == [ADULT_CHANNEL]


async def test_a_celebration_whose_answer_was_lost_is_found_however_late(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    unheard = Letterbox(clock, trouble=Unclear("500"), is_lost=True)
    react(announced, 1)
    await deliver(announced, unheard)
    await deliver(announced, unheard)
    clock.advance(minutes=3)
    later = Letterbox(clock, messages=unheard.messages)
    await deliver(announced, later)

    assert len(later.said) == 1


def test_milestones_are_near_at_first_and_far_apart_later() -> None:
    assert [next_milestone(readers) for readers in (0, 1, 9, 10, 499, 500, 999, 1_000)] == [
        *(1, 10, 10, 25, 500, 1_000, 1_000, 2_000),
    ]
    assert [milestone_reached(readers) for readers in (1, 9, 10, 60, 999, 2_345)] == [1, 1, 10, 50, 500, 2_000]
