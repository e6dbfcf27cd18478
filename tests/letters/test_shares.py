"""Two processes on one database: each decides what is due in its own servers, and in no others."""

import pytest

from bot.core.ownership import Share
from bot.kudos.models import Frequency
from tests.kudos.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.news.told import react
from tests.letters.letterbox import Letterbox
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER
from tests.worlds.program import Program

HERE, ELSEWHERE = (Share(frozenset({((GUILD >> 22) + number) % 2}), 2) for number in (0, 1))


async def sent(program: Program, share: Share) -> list[tuple[int, str]]:
    """Let a process of this share take a turn; what it said."""
    letters, box = program.next_process(share).services.letters, Letterbox(program.clock)
    letters.messenger.bind(box)
    await letters.deliver_due()
    return box.said


@pytest.fixture
async def announced(program: Program, clock: SetClock) -> AnnouncedWork:
    return await announce_in_two_servers(program.database, clock, AUTHOR.id)


async def test_a_call_is_closed_by_the_process_of_its_server(program: Program, clock: SetClock) -> None:
    work = await program.work()
    calls = program.services.calls
    call = await calls.open(AUTHOR, work.id, "What next?", CHANNEL, "1 day")
    clock.advance(days=2)

    await sent(program, ELSEWHERE)
    assert (await calls.find(AUTHOR, call.id)).closed_at is None
    await sent(program, HERE)
    assert (await calls.find(AUTHOR, call.id)).closed_at == clock.now


async def test_milestones_and_digests_are_told_by_the_process_of_their_server(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    program = announced.program
    await program.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL)
    await program.kudos.news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    clock.advance(minutes=1)
    react(announced, 1)
    await program.kudos.mirror.flush()
    clock.advance(days=1)

    assert await sent(program, ELSEWHERE) == []
    assert sorted(to for to, _ in await sent(program, HERE)) == [CHANNEL, AUTHOR.id]
