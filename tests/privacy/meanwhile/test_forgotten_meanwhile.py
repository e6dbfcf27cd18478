"""Somebody is forgotten in the middle of whatever others do: nobody who read of them before writes it back.

Each deed is done once for each of its steps, some of them where they are many, and each time the one whom it is about
is forgotten before that one.
"""

import contextlib
import random
from functools import partial

import pytest

from bot.core.errors import UserFacingError
from tests.fuzzing import tries
from tests.privacy import everywhere
from tests.privacy.forget import GO
from tests.privacy.meanwhile import deeds_about_authors, deeds_about_readers
from tests.privacy.meanwhile.interposed import InterposedDatabase
from tests.privacy.meanwhile.place import Act, Deed, Place, word_of
from tests.worlds.clock import SetClock
from tests.worlds.people import MODERATOR

MOST = 3
"""Steps of each deed that are tried in the ordinary run."""

DEEDS = (*deeds_about_authors.DEEDS, *deeds_about_readers.DEEDS)


@pytest.mark.expects_errors
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
async def test_who_is_forgotten_meanwhile_is_nowhere_afterwards(
    database: InterposedDatabase, clock: SetClock, deed: Deed
) -> None:
    place = await Place.on(database, clock)
    await database.do(_clicked(place, await deed(place, place.somebody())))
    found = {at: await _left_of(place, deed, at) for at in _some_of(database.steps)}

    assert {step: traces for step, traces in found.items() if traces} == {}
    assert found


async def _left_of(place: Place, deed: Deed, at: int) -> list[str]:
    """Forget somebody before this step of a deed; return what is left of them."""
    them = place.somebody()
    act = await deed(place, them)
    await place.database.do(_clicked(place, act), partial(place.forget, them, GO), at)
    await place.program.kudos.mirror.flush()
    async with place.database.read() as connection:
        return await everywhere.traces(connection, them.id, word_of(them.id))


def _some_of(steps: int) -> list[int]:
    """Choose among the steps: all where they are few."""
    return sorted(random.Random(steps).sample(range(1, steps + 1), min(steps, tries(MOST))))


def _clicked(place: Place, act: Act) -> Act:
    """Do it by a click of a moderator's, made before; what is refused is refused."""
    click = place.click(MODERATOR)

    async def by_a_click() -> None:
        place.program.services.clicks.begin(click)
        try:
            with contextlib.suppress(UserFacingError):
                await act()
        finally:
            place.program.services.clicks.end()

    return by_a_click
