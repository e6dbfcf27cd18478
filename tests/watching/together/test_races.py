"""What people do while a look is going on counts: nothing is lost for it, and nothing comes for who wants no more."""

from collections.abc import Awaitable, Callable

import pytest

from bot.core.errors import UserFacingError
from bot.letters.models import LetterKind
from bot.works.models import ChapterState
from tests.watching.made_up_feed import ADDRESS, PAGE, entry
from tests.watching.together.neighbours import THERE, Meanwhile, Neighbours
from tests.worlds.people import AUTHOR, GUILD, OTHER_GUILD

Step = Callable[[Neighbours], Awaitable[object]]


async def pause(of: Neighbours) -> None:
    await of.here.program.services.watching.sources.pause(AUTHOR, of.here.source.id)


async def resume(of: Neighbours) -> None:
    await of.here.program.services.watching.sources.resume(AUTHOR, of.here.source.id)


async def end(of: Neighbours) -> None:
    await of.here.program.services.watching.sources.end(AUTHOR, of.here.source.id)


async def undo_end(of: Neighbours) -> None:
    await of.here.program.services.watching.sources.undo_end(AUTHOR, of.here.source.id)


async def remove(of: Neighbours) -> None:
    await of.here.program.works.remove(AUTHOR, of.here.work.id)


async def restore(of: Neighbours) -> None:
    await of.here.program.works.restore(AUTHOR, of.here.work.id)


async def leave(of: Neighbours) -> None:
    await of.here.program.services.own_data.departures.left(GUILD)


async def come_back(of: Neighbours) -> None:
    await of.here.program.services.own_data.departures.joined(GUILD)


AWAY_AND_BACK = [(pause, resume), (end, undo_end), (remove, restore), (leave, come_back)]


@pytest.mark.parametrize(("away", "back"), AWAY_AND_BACK)
async def test_who_goes_during_a_look_is_asked_nothing_until_they_are_back(
    neighbours: Neighbours, meanwhile: Meanwhile, away: Step, back: Step
) -> None:
    watched = neighbours.here
    watched.site.put(entry(3))
    meanwhile.append(lambda: away(neighbours))

    await watched.later(minutes=90)
    assert (await neighbours.asked(GUILD), await neighbours.asked(OTHER_GUILD)) == ([], [LetterKind.FOUND])
    assert await watched.chapters() == []
    await back(neighbours)
    await watched.later()

    assert await neighbours.asked(GUILD) == [LetterKind.FOUND]


@pytest.mark.parametrize(("away", "back"), AWAY_AND_BACK)
async def test_who_comes_back_during_a_look_is_looked_for_again(
    neighbours: Neighbours, meanwhile: Meanwhile, away: Step, back: Step
) -> None:
    """The look doesn't know of them, and the host says from then on that nothing changed."""
    watched = neighbours.here
    watched.site.put(entry(3))
    watched.clock.advance(hours=24)
    await away(neighbours)
    meanwhile.append(lambda: back(neighbours))

    await watched.later(minutes=5)
    await watched.later(minutes=15)

    assert await neighbours.asked(GUILD) == await neighbours.asked(OTHER_GUILD) == [LetterKind.FOUND]


@pytest.mark.parametrize(("away", "back"), AWAY_AND_BACK)
async def test_a_feed_that_others_read_meanwhile_is_read_as_a_whole_for_who_comes_back(
    neighbours: Neighbours, away: Step, back: Step
) -> None:
    watched = neighbours.here
    watched.clock.advance(hours=24)
    await away(neighbours)
    watched.site.put(entry(3))
    await watched.later(minutes=5)
    assert (await neighbours.asked(GUILD), await neighbours.asked(OTHER_GUILD)) == ([], [LetterKind.FOUND])

    await back(neighbours)
    await watched.later()

    assert await neighbours.asked(GUILD) == [LetterKind.FOUND]


async def test_an_erased_server_during_a_look_spoils_it_for_nobody(
    neighbours: Neighbours, meanwhile: Meanwhile
) -> None:
    watched = neighbours.here
    watched.site.put(entry(3))
    meanwhile.append(lambda: watched.program.services.own_data.departures.erase(GUILD))

    await watched.later()
    await watched.later()

    assert await neighbours.asked(OTHER_GUILD) == [LetterKind.FOUND]
    assert await watched.chapters() == []


async def test_two_that_begin_the_same_source_have_one(neighbours: Neighbours) -> None:
    sources = neighbours.here.program.services.watching.sources
    await sources.end(THERE, neighbours.source.id)
    proposed = [await _proposed(neighbours) for _ in range(2)]
    await sources.begin(THERE, proposed[0])

    for again in (sources.begin(THERE, proposed[1]), sources.undo_end(THERE, neighbours.source.id)):
        with pytest.raises(UserFacingError, match="is watched for"):
            await again
    neighbours.here.site.put(entry(3))
    await neighbours.here.later()

    assert await neighbours.asked(OTHER_GUILD) == [LetterKind.FOUND]
    assert [one.state for one in await neighbours.here.chapters()] == [ChapterState.DRAFT]


async def _proposed(neighbours: Neighbours) -> int:
    sources, read = neighbours.here.program.services.watching.sources, neighbours.here.site.read()
    proposal = await sources.propose(THERE, neighbours.work.id, PAGE, ADDRESS, read, is_list=False)
    return proposal.source.id
