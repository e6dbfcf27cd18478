"""What readers find in a server: its own works, then those that are announced there."""

import pytest

from bot.targets import wording
from bot.works import wording as works_wording
from bot.works.models import Work
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, CHANNEL, GUILD, MANAGER, OTHER_GUILD, STRANGER, WORK_ROLE
from tests.worlds.program import Program


async def share(program: Program, work: Work, channel_id: int = CHANNEL + 500) -> None:
    code, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(STRANGER, code, channel_id)


async def test_a_servers_own_works_come_first_and_each_stands_once(program: Program) -> None:
    guest, _ = await program.work("Anemone"), await program.work("Not shared")
    await program.targets.add(MANAGER, guest.id, ADULT_CHANNEL)
    own = await program.work("Zinnia", guild_id=OTHER_GUILD)
    await share(program, guest)
    await share(program, guest, CHANNEL + 501)
    catalogue = program.services.catalogue

    assert await catalogue.all(OTHER_GUILD) == [own, guest]
    assert await catalogue.like(OTHER_GUILD, "n") == [own, guest]
    assert [work.title for work in await catalogue.all(MANAGER.guild_id)] == ["Anemone", "Not shared"]


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_work_is_chosen_by_its_title_ones_own_servers_first(program: Program) -> None:
    room, longer = await program.work("The Room"), await program.work("The Room Upstairs")
    await share(program, room)
    await share(program, longer)
    catalogue = program.services.catalogue

    assert await catalogue.choose(OTHER_GUILD, "the room") == room
    assert await catalogue.choose(OTHER_GUILD, f"work:{longer.id}") == longer
    own = await program.work("The Room", guild_id=OTHER_GUILD)
    assert await catalogue.choose(OTHER_GUILD, "The Room") == own
    with refused(works_wording.ambiguous_work("the r")):
        await catalogue.choose(OTHER_GUILD, "the r")


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_what_was_never_announced_there_ended_or_was_removed_isnt_found(program: Program) -> None:
    work, secret = await program.work(), await program.work("Not shared")
    await share(program, work)
    catalogue = program.services.catalogue

    with refused(works_wording.work_is_gone()):
        await catalogue.choose(OTHER_GUILD, f"work:{secret.id}")
    await program.works.remove(MANAGER, work.id)
    with refused(wording.removed_at_home(work)):
        await catalogue.choose(OTHER_GUILD, f"work:{work.id}")
    assert await catalogue.all(OTHER_GUILD) == []
    await program.works.restore(MANAGER, work.id)
    await program.targets.end(STRANGER, work.id, CHANNEL + 500)
    with refused(wording.announced_no_more(work)):
        await catalogue.choose(OTHER_GUILD, f"work:{work.id}")
    assert await catalogue.all(OTHER_GUILD) == []


async def test_the_work_with_the_latest_chapter_comes_first_and_those_without_any_last(
    program: Program, clock: SetClock
) -> None:
    guest, own = await program.work("Anemone"), await program.work("Zinnia", guild_id=OTHER_GUILD)
    begun, _ = await program.work("Moss", guild_id=OTHER_GUILD), await program.work("Not shared")
    silent = await program.work("Aster", guild_id=OTHER_GUILD)
    await program.set_up(OTHER_GUILD, channel_id=CHANNEL + 400)
    await share(program, guest)
    for work, number in ((begun, 7.0), (own, 2.0), (own, 1.0), (guest, 1.0)):
        clock.advance(hours=1)
        await program.out(work, number)
    await program.draft(silent, 3)

    listed = await program.services.catalogue.newest_first(OTHER_GUILD)

    assert [one.work for one in listed] == [guest, own, begun, silent]
    latest = [(one.latest.posted, one.latest.highest) for one in listed if one.latest]
    assert latest == [(1, 1.0), (2, 2.0), (1, 7.0)]
    assert [one.latest.chapter.details.number for one in listed if one.latest] == [1.0, 1.0, 7.0]
    assert [one.work.title for one in await program.services.catalogue.newest_first(GUILD)] == ["Anemone", "Not shared"]


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_guest_is_seen_with_the_channel_of_the_server_that_looks_and_not_its_homes(program: Program) -> None:
    guest = await program.work("Anemone", channel_id=CHANNEL, role_id=WORK_ROLE)
    await share(program, guest)
    catalogue = program.services.catalogue

    here = (await catalogue.as_seen(OTHER_GUILD, guest)).details
    assert (here.channel_id, here.role_id) == (CHANNEL + 500, None)
    assert await catalogue.as_seen(GUILD, guest) == guest
