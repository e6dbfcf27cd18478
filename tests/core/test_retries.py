"""What an attempt means whose earlier one may have reached Discord."""

from datetime import timedelta

import pytest

from bot.core.errors import CutShort, DatabaseBusy, Forbidden, LockLost, Refused
from bot.core.retries import Effect, InDoubt, post_or_find
from tests.worlds.clock import SetClock


def repeated(error: Exception) -> Effect[int]:
    """An effect that can't be looked for, and whose repeat, which Discord knows for one, ends so."""

    async def post() -> int:
        raise error

    async def find() -> int | None:
        raise Forbidden("Missing Access")

    async def knows_nonces() -> bool:
        return True

    return Effect(post, find, knows_nonces)


@pytest.mark.parametrize("error", [DatabaseBusy("locked"), CutShort("the file is gone"), LockLost("gone")], ids=repr)
async def test_a_repeat_that_failed_at_the_database_leaves_no_doubt_about_discord(
    clock: SetClock, error: Exception
) -> None:
    with pytest.raises(type(error)):
        await post_or_find(repeated(error), clock() - timedelta(seconds=5), clock)


async def test_a_repeat_that_discord_refused_leaves_the_first_in_doubt(clock: SetClock) -> None:
    with pytest.raises(InDoubt):
        await post_or_find(repeated(Refused("too long")), clock() - timedelta(seconds=5), clock)
