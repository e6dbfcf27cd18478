"""Two processes on one database, each with its share of the servers: none does the other's, none undoes it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.announcements.models import DeliveryState
from bot.announcements.store import announcements
from bot.core.errors import Unclear
from bot.core.ownership import Share
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.kudos.mirror.reactions import ReactionsOnDiscord
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program

NEIGHBOUR = GUILD + 2**22
"""A server of the next shard."""

ITS_CHANNEL = 1_200_000_000_000_000_030

HERE = Share(frozenset({(GUILD >> 22) % 2}), 2)
THERE = Share(frozenset({(NEIGHBOUR >> 22) % 2}), 2)


@dataclass
class Processes:
    here: Program
    there: Program
    channels: ChannelsInMemory
    work: Work

    async def states(self) -> dict[int, DeliveryState]:
        async with self.here.database.read() as connection:
            rows = await connection.execute(select(announcements.c.channel_id, announcements.c.state))
            return {row.channel_id: row.state for row in rows}


@pytest.fixture
async def processes(program: Program, work: Work, channels: ChannelsInMemory) -> Processes:
    """A work that is announced in its own server, and in one of the other process."""
    await program.set_up(NEIGHBOUR, channel_id=ITS_CHANNEL)
    code, _ = await program.targets.share(MANAGER, work.id)
    await program.targets.redeem(replace(MANAGER, guild_id=NEIGHBOUR), code, ITS_CHANNEL)
    here, there = program.next_process(HERE), program.next_process(THERE)
    for process in (here, there):
        await process.begin_sending(channels)
    return Processes(here, there, channels, work)


async def test_each_sends_what_is_due_in_its_servers(processes: Processes) -> None:
    await processes.here.posted(processes.work)

    await processes.here.outbox.deliver_due()
    assert await processes.states() == {CHANNEL: DeliveryState.SENT, ITS_CHANNEL: DeliveryState.WAITING}

    await processes.there.outbox.deliver_due()
    assert await processes.states() == {CHANNEL: DeliveryState.SENT, ITS_CHANNEL: DeliveryState.SENT}
    assert processes.channels.requests.count("send") == 2


async def test_an_author_who_waits_for_it_sends_nothing_in_other_processes_servers(processes: Processes) -> None:
    chapter = await processes.here.posted(processes.work)

    rows = await processes.here.outbox.deliver_chapter(chapter.id)

    assert [row.state for row in rows] == [DeliveryState.SENT, DeliveryState.WAITING]
    assert [message.channel_id for message in processes.channels.messages] == [CHANNEL]


async def test_a_start_frees_what_its_own_predecessor_held_and_nothing_else(
    processes: Processes, channels: ChannelsInMemory
) -> None:
    await processes.here.posted(processes.work)
    channels.will_fail("send", Unclear("503"), times=2)
    await processes.here.outbox.deliver_due()
    await processes.there.outbox.deliver_due()
    requests = channels.requests.count("send")

    next_here = await processes.here.next_process(HERE).begin_sending(channels)
    for process in (next_here, processes.there.outbox):
        await process.deliver_due()

    assert requests == 2
    assert await processes.states() == {CHANNEL: DeliveryState.SENT, ITS_CHANNEL: DeliveryState.WAITING}


async def test_steps_are_held_by_their_process_too(processes: Processes, channels: ChannelsInMemory) -> None:
    await processes.here.posted(processes.work)
    channels.will_fail("react", Unclear("503"), times=2)
    await processes.here.outbox.deliver_due()
    await processes.there.outbox.deliver_due()

    next_there = await processes.there.next_process(THERE).begin_sending(channels)
    for process in (next_there, processes.here.outbox):
        await process.deliver_due()

    reacted = {message.channel_id: bool(message.reactions) for message in channels.messages}
    assert reacted == {CHANNEL: False, ITS_CHANNEL: True}


async def test_a_clock_that_is_set_back_moves_only_what_waits_in_its_servers(
    processes: Processes, channels: ChannelsInMemory, clock: SetClock
) -> None:
    await processes.here.posted(processes.work)
    channels.will_fail("send", Unclear("503"), times=2)
    for process in (processes.here, processes.there):
        await process.outbox.deliver_due()
    before = await _waits_until(processes)
    clock.advance(hours=-1)
    await processes.here.outbox.deliver_due()

    after = await _waits_until(processes)
    assert after[CHANNEL] == before[CHANNEL] - timedelta(hours=1)
    assert after[ITS_CHANNEL] == before[ITS_CHANNEL]


async def test_chapters_and_backlogs_go_out_by_the_process_of_their_works_server(
    processes: Processes, clock: SetClock
) -> None:
    draft = await processes.here.draft(processes.work, 1)
    await processes.here.publishing.schedule(AUTHOR, draft.id, "in 1 hour")
    await processes.here.draft(await processes.here.work("The Ferry"), 7)
    ferry = (await processes.here.works.choose(GUILD, "The Ferry")).id
    planned = await processes.here.backlogs.plan(AUTHOR, ferry, "Friday 18:00")
    assert planned.backlog is not None
    await processes.here.backlogs.begin(AUTHOR, ferry, planned.backlog.id)
    clock.advance(days=7)

    assert await processes.there.timetable.release_due() == []
    released = await processes.here.timetable.release_due()
    assert [one.chapter.details.number for one in released] == [1, 7]


async def test_reactions_are_compared_by_the_process_of_their_server(processes: Processes) -> None:
    await processes.here.posted(processes.work)
    for process in (processes.here, processes.there):
        await process.outbox.deliver_due()
        process.kudos.reconciler.reactions.bind(ReactionsOnDiscord())
    await processes.here.kudos.reconciler.ask_all()

    counted = [(await process.kudos.reconciler.work()).announcements for process in (processes.here, processes.there)]
    assert counted == [1, 1]


async def _waits_until(processes: Processes) -> dict[int, datetime]:
    async with processes.here.database.read() as connection:
        rows = await connection.execute(select(announcements.c.channel_id, announcements.c.due_at))
        return {row.channel_id: row.due_at for row in rows}
