"""A feed that works of two servers are read from, at a host that says where nothing changed."""

import pytest

from bot.watching.looks.looking import Looks
from tests.watching.made_up_feed import MadeUpFeed
from tests.watching.together.neighbours import Meanwhile, Neighbours
from tests.watching.watched import Watched


@pytest.fixture
async def neighbours(watched: Watched, site: MadeUpFeed) -> Neighbours:
    site.remembers = True
    made = await Neighbours(watched).move_in()
    await watched.later()
    return made


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """What happens once while a look is going on, after it was found out who waits for it."""
    waiting: Meanwhile = []
    look = Looks.look

    async def interrupted(*arguments: object) -> bool:
        while waiting:
            await waiting.pop()()
        return await look(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Looks, "look", interrupted)
    return waiting
