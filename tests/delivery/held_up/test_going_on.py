"""A chapter that waits behind a stuck one, and going on without that one: in order, once, and not for ever."""

import pytest

from bot.announcements.models import DeliveryState
from bot.core.errors import Forbidden, Unfamiliar
from bot.core.retries import WORTH_TELLING
from bot.delivery.outbox import Outbox
from bot.notices import wording as notices_wording
from bot.works.models import Chapter, Work
from bot.works.wording import authors_only
from tests.delivery.channels import ChannelsInMemory
from tests.delivery.outbox.announced import A_WHILE, only
from tests.letters.written import written
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER, STRANGER, reader
from tests.worlds.program import Program

ONE, TWO, THREE = (f"Chapter {number}: The Lamp" for number in (1, 2, 3))


@pytest.fixture
async def stuck(program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox) -> Chapter:
    """The first chapter, which the bot isn't allowed to post; two more wait behind it."""
    channels.forbidden_channels.add(CHANNEL)
    chapter = await program.posted(work, 1)
    await outbox.deliver_chapter(chapter.id)
    for number in (2, 3):
        await outbox.deliver_chapter((await program.posted(work, number)).id)
    channels.forbidden_channels.clear()
    return chapter


async def held_up(program: Program, work: Work) -> list[tuple[float | None, float | None]]:
    """The numbers of the chapters that are held up, each with that of the one it waits behind."""
    found, _ = await program.services.troubles.of_work(work, 9)
    return [(one.chapter.details.number, one.behind.chapter.details.number if one.behind else None) for one in found]


async def test_what_waits_is_held_up_too_and_goes_out_behind_it_once_that_is_mended(
    program: Program, work: Work, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    assert await held_up(program, work) == [(1, None), (2, 1), (3, 1)]
    assert await program.chapters.readable(work.id) == []

    await outbox.retry(GUILD)
    await outbox.deliver_due()
    assert channels.titles == [ONE, TWO, THREE]
    assert [one.details.number for one in await program.chapters.readable(work.id)] == [3, 2, 1]


async def test_the_others_go_on_without_it_and_it_stays_back_whatever_is_mended(
    program: Program, work: Work, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    _, _, others = await program.services.troubles.go_on_without(AUTHOR, stuck.id)
    await outbox.deliver_due()
    await outbox.retry(GUILD)
    await outbox.deliver_due()

    assert [one.details.number for one in others] == [2, 3]
    assert channels.titles == [TWO, THREE]
    assert (await only(program, stuck)).state is DeliveryState.SET_ASIDE
    assert await held_up(program, work) == []
    assert [one.id for one in await program.services.troubles.set_aside(work)] == [stuck.id]


async def test_a_second_click_and_one_on_what_is_in_nobodys_way_change_nothing(
    program: Program, work: Work, stuck: Chapter, outbox: Outbox
) -> None:
    troubles = program.services.troubles
    await troubles.go_on_without(AUTHOR, stuck.id)
    with refused(notices_wording.not_in_the_way(stuck.details)):
        await troubles.go_on_without(MANAGER, stuck.id)
    await troubles.post_after_all(AUTHOR, stuck.id)
    with refused(notices_wording.not_set_aside(stuck.details)):
        await troubles.post_after_all(MANAGER, stuck.id)


async def test_at_once_it_goes_back_to_its_place(
    program: Program, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    await program.services.troubles.go_on_without(AUTHOR, stuck.id)
    await program.services.troubles.post_after_all(AUTHOR, stuck.id)
    await outbox.deliver_due()

    assert channels.titles == [ONE, TWO, THREE]


async def test_later_it_goes_out_after_those_that_overtook_it_once(
    program: Program, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    await program.services.troubles.go_on_without(AUTHOR, stuck.id)
    await outbox.deliver_due()
    await program.services.troubles.post_after_all(AUTHOR, stuck.id)
    for _ in range(2):
        await outbox.deliver_due()

    assert channels.titles == [TWO, THREE, ONE]


async def test_where_the_work_moved_meanwhile_it_goes_to_its_new_channel(
    program: Program, work: Work, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    await program.services.troubles.go_on_without(AUTHOR, stuck.id)
    await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL)
    await outbox.deliver_due()
    await program.services.troubles.post_after_all(AUTHOR, stuck.id)
    await outbox.deliver_due()

    assert {message.channel_id for message in channels.standing} == {ADULT_CHANNEL}
    assert channels.titles == [TWO, THREE, ONE]


async def test_one_that_was_set_aside_can_be_withdrawn_and_brought_back(
    program: Program, stuck: Chapter, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    await program.services.troubles.go_on_without(AUTHOR, stuck.id)
    await program.publishing.withdraw(AUTHOR, stuck.id)
    await program.publishing.bring_back(AUTHOR, stuck.id)
    await outbox.deliver_due()

    assert channels.titles == [TWO, THREE, ONE]


async def test_readers_and_strangers_decide_nothing(program: Program, work: Work, stuck: Chapter) -> None:
    troubles = program.services.troubles
    for decide in (troubles.go_on_without, troubles.post_after_all):
        with refused(authors_only(work)):
            await decide(reader(1), stuck.id)
        with refused(notices_wording.nothing_to_decide()):
            await decide(STRANGER, stuck.id)


async def test_a_refusal_that_lasts_can_be_gone_round_too(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.will_fail("send", Unfamiliar("error 999"), times=WORTH_TELLING)
    first, _ = await program.posted(work, 1), await program.posted(work, 2)
    await outbox.deliver_due()
    assert await held_up(program, work) == [(1, None), (2, 1)]

    await program.services.troubles.go_on_without(AUTHOR, first.id)
    channels._troubles.clear()
    for _ in range(2):
        clock.advance(**A_WHILE)
        await outbox.deliver_due()
    assert channels.titles == [TWO]


async def test_staff_hear_what_a_chapter_that_is_due_waits_for_and_only_while_it_does(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    channels.will_fail("send", Forbidden("Missing Access"))
    await outbox.deliver_chapter((await program.posted(work, 1)).id)
    draft = await program.draft(work, 2)
    await program.publishing.schedule(AUTHOR, draft.id, "in 2 hours")
    clock.advance(hours=2)
    await program.timetable.release_due()
    await outbox.deliver_due()
    blocked, due = await written(program.database)
    assert f"Behind it waits **{TWO}**" in blocked
    assert f"**{TWO}** of **The Lighthouse** was due" in due
    assert f"waits behind **{ONE}**" in due

    await outbox.retry(GUILD)
    await outbox.deliver_due()
    assert await written(program.database) == []
