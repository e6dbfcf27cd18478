"""What is changed of a work shows on all of its announcements."""

from collections.abc import Awaitable

import pytest

from bot.delivery.outbox import Outbox
from bot.works.models import Rating, Work
from tests.delivery.channels import ChannelsInMemory
from tests.simulation.crash_point import Crash
from tests.worlds.clock import SetClock
from tests.worlds.people import ADULT_CHANNEL, AUTHOR, CHANNEL, GUILD, MANAGER, OTHER_AUTHOR, as_author
from tests.worlds.program import Program, details

MANY = 23
"""Chapters, several times as many as a lane reads at a time."""

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


async def begun(program: Program, work: Work, outbox: Outbox, clock: SetClock, chapters: int) -> None:
    """So many chapters of the work stand."""
    for number in range(1, chapters + 1):
        await program.posted(work, number)
        clock.advance(seconds=1)
    await outbox.deliver_due()


def with_new_title(channels: ChannelsInMemory) -> list[bool]:
    return ["at Night" in message.card.content for message in channels.standing]


async def test_every_announcement_that_stands_shows_it(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await begun(program, work, outbox, clock, chapters=MANY)
    channels.messages[-1].delete()
    await program.announcements.forget_messages([channels.messages[-1].id])
    await program.works.edit(MANAGER, work.id, None, title="The Lighthouse at Night", rating=Rating.TEEN)
    before_its_turn = channels.requests.count("edit")
    await outbox.deliver_due()

    assert with_new_title(channels) == [True] * (MANY - 1)
    assert (before_its_turn, channels.requests.count("edit")) == (0, MANY - 1)
    assert channels.messages[-2].card.fields[0].value == Rating.TEEN


async def test_the_newest_come_first_and_a_restart_goes_on_with_the_others(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await begun(program, work, outbox, clock, chapters=MANY)
    await program.works.edit(MANAGER, work.id, None, title="The Lighthouse at Night")
    edits = iter(range(3))

    async def crash_at_the_fourth() -> None:
        if next(edits, None) is None:
            raise Crash

    channels.before["edit"] = crash_at_the_fourth
    with pytest.raises(Crash):
        await outbox.deliver_due()
    before = with_new_title(channels)
    del channels.before["edit"]
    outbox = await program.next_process().begin_sending(channels)
    clock.advance(minutes=5)
    await outbox.deliver_due()

    assert before == [False] * (MANY - 3) + [True] * 3
    assert with_new_title(channels) == [True] * MANY


async def test_a_new_chapter_waits_for_none_of_the_changes(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await begun(program, work, outbox, clock, chapters=MANY)
    await program.works.edit(MANAGER, work.id, None, title="The Lighthouse at Night")
    await program.posted(work, MANY + 1)
    channels.requests.clear()
    await outbox.deliver_due()

    assert channels.requests.index("send") <= 1
    assert channels.requests.count("edit") == MANY


async def test_a_cover_and_an_author_show_too_and_what_no_announcement_shows_asks_for_nothing(
    program: Program, work: Work, channels: ChannelsInMemory, outbox: Outbox, clock: SetClock
) -> None:
    await program.posted(work)
    await outbox.deliver_due()
    await program.works.edit(MANAGER, work.id, None, channel_id=ADULT_CHANNEL, comments=True, title="The Lighthouse")
    await outbox.deliver_due()
    assert "edit" not in channels.requests

    await program.services.covers.put(MANAGER, work.id, PNG, "A lighthouse at dusk")
    await outbox.deliver_due()
    card = channels.messages[0].card
    await program.works.edit(MANAGER, work.id, as_author(OTHER_AUTHOR))
    await outbox.deliver_due()

    assert card.cover is not None
    assert channels.messages[0].card.author == "The Lighthouse by Bo"
    assert await program.services.refreshing.places(work) == [(GUILD, CHANNEL)]


async def test_a_chapter_beyond_the_plan_lets_earlier_cards_name_no_total_any_more(
    program: Program, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    work = await program.work("The Tin Boat", total=2)
    for number in (1, 2):
        await program.posted(work, number)
    await outbox.deliver_due()
    planned = [message.card.footer for message in channels.standing]
    await program.posted(work, 3)
    await outbox.deliver_due()

    assert ["of 2" in footer for footer in planned] == [True, True]
    assert ["of ?" in message.card.footer for message in channels.standing] == [True, True, True]
    assert channels.requests.count("edit") == 2


async def test_the_earlier_cards_name_the_total_again_once_the_chapter_beyond_it_is_no_longer_out(
    program: Program, channels: ChannelsInMemory, outbox: Outbox
) -> None:
    work = await program.work("The Tin Boat", total=2)
    await program.posted(work, 1)
    beyond = await program.posted(work, 3)
    await outbox.deliver_due()

    async def totals_after(change: Awaitable[object]) -> list[str]:
        await change
        await outbox.deliver_due()
        return [message.card.footer.rpartition("of ")[2][:1] for message in channels.standing]

    publishing = program.publishing
    assert await totals_after(publishing.withdraw(AUTHOR, beyond.id)) == ["2"]
    assert await totals_after(publishing.bring_back(AUTHOR, beyond.id)) == ["?", "?"]
    assert await totals_after(publishing.edit(AUTHOR, beyond.id, details(2))) == ["2", "2"]
    assert await totals_after(publishing.edit(AUTHOR, beyond.id, details(4))) == ["?", "?"]
