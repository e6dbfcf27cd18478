"""Targets: where a work is announced, and how another server comes to it."""

import pytest

from bot.announcements.models import DeliveryState
from bot.targets import wording
from bot.targets.service import CODE_LIFE, MAX_TARGETS
from bot.works import wording as works_wording
from bot.works.models import Work
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import (
    ADULT_CHANNEL,
    AUTHOR,
    CHANNEL,
    GUILD,
    MANAGER,
    MODERATOR,
    OTHER_AUTHOR,
    OTHER_GUILD,
    STRANGER,
    reader,
)
from tests.worlds.program import Program

OTHER_CHANNEL = CHANNEL + 500


async def channels_of(program: Program, work: Work, number: float = 1) -> list[tuple[int, int]]:
    chapter = await program.posted(work, number)
    return [(one.guild_id, one.channel_id) for one in await program.announcements.of_chapter(chapter.id)]


async def test_a_chapter_goes_to_the_works_own_channel_and_to_each_that_was_added(program: Program, work: Work) -> None:
    await program.targets.add(MODERATOR, work.id, ADULT_CHANNEL)

    assert await channels_of(program, work) == [(GUILD, CHANNEL), (GUILD, ADULT_CHANNEL)]


async def test_a_channel_that_is_added_twice_or_is_the_works_own_is_named(program: Program, work: Work) -> None:
    await program.targets.add(MODERATOR, work.id, ADULT_CHANNEL)

    for channel_id in (CHANNEL, ADULT_CHANNEL):
        with refused(wording.announced_there_already(work, channel_id)):
            await program.targets.add(MODERATOR, work.id, channel_id)


async def test_a_work_has_so_many_channels_and_no_more(program: Program, work: Work) -> None:
    for number in range(1, MAX_TARGETS):
        await program.targets.add(MANAGER, work.id, CHANNEL + number)

    with refused(wording.too_many_targets(MAX_TARGETS)):
        await program.targets.add(MANAGER, work.id, CHANNEL + MAX_TARGETS)
    assert len(await channels_of(program, work)) == MAX_TARGETS


async def test_another_servers_staff_take_a_work_by_a_code_however_they_type_it(program: Program, work: Work) -> None:
    code, _ = await program.targets.share(MODERATOR, work.id)

    assert (await program.targets.behind_code(STRANGER, code)).id == work.id
    await program.targets.redeem(STRANGER, f" {code.lower().replace('-', ' ')}", OTHER_CHANNEL)

    assert await channels_of(program, work) == [(GUILD, CHANNEL), (OTHER_GUILD, OTHER_CHANNEL)]
    ((guest, target),) = await program.targets.guests(STRANGER)
    assert (guest.id, target.channel_id) == (work.id, OTHER_CHANNEL)


async def test_a_code_works_once_and_for_a_week(program: Program, work: Work, clock: SetClock) -> None:
    used, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(STRANGER, used, OTHER_CHANNEL)
    old, until = await program.targets.share(MANAGER, work.id)
    assert until == clock.now + CODE_LIFE
    clock.advance(seconds=CODE_LIFE.total_seconds() + 1)

    for code in (used, old, "AAAA-AAAA", "", "no", "🔑" * 500):
        with refused(wording.no_such_code()):
            await program.targets.behind_code(STRANGER, code)
        with refused(wording.no_such_code()):
            await program.targets.redeem(STRANGER, code, OTHER_CHANNEL + 1)


async def test_a_code_whose_channel_was_no_good_can_be_used_again(program: Program, work: Work) -> None:
    code, _ = await program.targets.share(MANAGER, work.id)
    first, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(STRANGER, first, OTHER_CHANNEL)

    with refused(wording.announced_there_already(work, OTHER_CHANNEL)):
        await program.targets.redeem(STRANGER, code, OTHER_CHANNEL)
    assert (await program.targets.redeem(STRANGER, code, OTHER_CHANNEL + 1)).id == work.id


async def test_a_removed_works_code_is_worth_nothing(program: Program, work: Work) -> None:
    code, _ = await program.targets.share(MANAGER, work.id)
    await program.works.remove(MANAGER, work.id)

    with refused(wording.no_such_code()):
        await program.targets.redeem(STRANGER, code, OTHER_CHANNEL)


async def test_what_comes_from_another_server_is_its_staffs_to_take_see_and_end(program: Program, work: Work) -> None:
    code, _ = await program.targets.share(MANAGER, work.id)
    second, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(STRANGER, second, OTHER_CHANNEL)
    nobody = reader(1, OTHER_GUILD)

    for act in (
        program.targets.behind_code(nobody, code),
        program.targets.redeem(nobody, code, OTHER_CHANNEL),
        program.targets.end(nobody, work.id, OTHER_CHANNEL),
        program.targets.guests(nobody),
    ):
        with refused(works_wording.staff_only()):
            await act
    with refused(wording.name_your_work()):
        await program.targets.guests(AUTHOR)
    assert await program.targets.endable(nobody) == []


async def test_only_its_author_and_staff_add_share_see_and_end_a_works_targets(program: Program, work: Work) -> None:
    await program.work("Another", by=OTHER_AUTHOR)
    await program.targets.add(AUTHOR, work.id, ADULT_CHANNEL)

    for member in (OTHER_AUTHOR, reader(1)):
        for act in (
            program.targets.add(member, work.id, OTHER_CHANNEL),
            program.targets.share(member, work.id),
            program.targets.end(member, work.id, ADULT_CHANNEL),
            program.targets.of_work(member, work),
        ):
            with refused(works_wording.authors_only(work)):
                await act
        assert await program.targets.endable(member) == []

    assert [target.channel_id for _, target in await program.targets.endable(AUTHOR)] == [ADULT_CHANNEL]
    await program.targets.share(AUTHOR, work.id)
    await program.targets.end(AUTHOR, work.id, ADULT_CHANNEL)
    assert [one.channel_id for one in await program.targets.of_work(AUTHOR, work)] == [CHANNEL]


async def test_another_servers_staff_may_not_add_or_share_a_work(program: Program, work: Work) -> None:
    for act in (program.targets.add(STRANGER, work.id, OTHER_CHANNEL), program.targets.share(STRANGER, work.id)):
        with refused(works_wording.work_is_gone()):
            await act


@pytest.mark.parametrize("by", [MANAGER, STRANGER], ids=["the work's server", "the channel's server"])
async def test_either_servers_staff_may_end_it_and_what_stands_stays(program: Program, work: Work, by: object) -> None:
    code, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(STRANGER, code, OTHER_CHANNEL)
    member = MANAGER if by is MANAGER else STRANGER
    assert [(one.id, target.channel_id) for one, target in await program.targets.endable(member)] == [
        (work.id, OTHER_CHANNEL)
    ]
    await program.targets.end(member, work.id, OTHER_CHANNEL)

    assert await channels_of(program, work) == [(GUILD, CHANNEL)]
    with refused(wording.no_such_target()):
        await program.targets.end(member, work.id, OTHER_CHANNEL)


async def test_a_third_server_ends_nothing(program: Program, work: Work) -> None:
    await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)

    with refused(wording.no_such_target()):
        await program.targets.end(STRANGER, work.id, ADULT_CHANNEL)
    assert len(await channels_of(program, work)) == 2


async def test_a_channel_that_was_ended_can_be_taken_again(program: Program, work: Work) -> None:
    for _ in range(2):
        await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)
        await program.targets.end(MANAGER, work.id, ADULT_CHANNEL)
    await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)

    assert (GUILD, ADULT_CHANNEL) in await channels_of(program, work)


async def test_what_never_went_out_to_an_ended_channel_doesnt_go_there(program: Program, work: Work) -> None:
    await program.targets.add(MANAGER, work.id, ADULT_CHANNEL)
    chapter = await program.posted(work)
    await program.targets.end(MANAGER, work.id, ADULT_CHANNEL)

    (announcement,) = await program.announcements.of_chapter(chapter.id)
    assert (announcement.channel_id, announcement.state) == (CHANNEL, DeliveryState.WAITING)


async def test_when_the_servers_channel_moves_what_waited_goes_to_the_new_one(program: Program, work: Work) -> None:
    chapter = await program.posted(work)
    await program.setup.change(MANAGER, channel_id=ADULT_CHANNEL)

    (announcement,) = await program.announcements.of_chapter(chapter.id)
    assert announcement.channel_id == ADULT_CHANNEL
