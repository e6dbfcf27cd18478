"""Two processes on one database: each decides what is due in its own servers, and in no others."""

import pytest

from bot.core.ownership import Share
from bot.kudos.models import Frequency
from tests.kudos.mirror.announced_work import AnnouncedWork, announce_in_two_servers
from tests.kudos.news.told import react
from tests.letters.letterbox import Letterbox
from tests.worlds.clock import SetClock
from tests.worlds.house import AUTHOR, CHANNEL, GUILD, MANAGER, House

HERE, ELSEWHERE = (Share(frozenset({((GUILD >> 22) + number) % 2}), 2) for number in (0, 1))


async def sent(house: House, share: Share) -> list[tuple[int, str]]:
    """Let a process of this share take a turn; what it said."""
    letters, box = house.next_process(share).services.letters, Letterbox(house.clock)
    letters.messenger.bind(box)
    await letters.deliver_due()
    return box.said


@pytest.fixture
async def announced(house: House, clock: SetClock) -> AnnouncedWork:
    return await announce_in_two_servers(house.database, clock, AUTHOR.id)


async def test_a_call_is_closed_by_the_process_of_its_server(house: House, clock: SetClock) -> None:
    work = await house.work()
    calls = house.services.calls
    call = await calls.open(AUTHOR, work.id, "What next?", CHANNEL, "1 day")
    clock.advance(days=2)

    await sent(house, ELSEWHERE)
    assert (await calls.find(AUTHOR, call.id)).closed_at is None
    await sent(house, HERE)
    assert (await calls.find(AUTHOR, call.id)).closed_at == clock.now


async def test_milestones_and_digests_are_told_by_the_process_of_their_server(
    announced: AnnouncedWork, clock: SetClock
) -> None:
    house = announced.house
    await house.kudos.news.choose(MANAGER, milestones_channel_id=CHANNEL)
    await house.kudos.news.subscribe(AUTHOR, Frequency.DAILY, by_dm=True)
    clock.advance(minutes=1)
    react(announced, 1)
    await house.kudos.mirror.flush()
    clock.advance(days=1)

    assert await sent(house, ELSEWHERE) == []
    assert sorted(to for to, _ in await sent(house, HERE)) == [CHANNEL, AUTHOR.id]
