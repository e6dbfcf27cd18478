"""Carrying a click out once, however often it is delivered, and telling what came of it to who asks again."""

from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clicks import store, wording
from bot.clicks.models import Click, WrittenClick
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import AlreadyDone, MeanwhileForgotten
from bot.core.people.store import is_forgotten_since

MOST_ANSWERED = 1_000
"""Clicks of which this process remembers that they were answered: more than are made while one is being repeated."""


class Clicks:
    """Which clicks were carried out, and which of them nobody has answered.

    What was answered is known to the process alone: after a restart whoever asks for the same thing as last is told
    what came of that.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._answered: OrderedDict[int, None] = OrderedDict()

    def begin(self, click: Click) -> None:
        """Let what the running task changes be changed for this click.

        Its changes raise AlreadyDone if it was carried out before, or if it is its person's second attempt at what was
        done for the first, of which they heard nothing.
        """
        self._database.accompany(_Once(self, click).take_part)

    def end(self) -> None:
        """Let what the running task changes from now on be changed for no click: it failed, or was carried out."""
        self._database.accompany(None)

    def answered(self, click_id: int) -> None:
        """Remember that a person has their answer: whoever asks once more then means it."""
        self._answered[click_id] = None
        while len(self._answered) > MOST_ANSWERED:
            self._answered.popitem(last=False)

    async def earlier(self, click: Click) -> AlreadyDone | None:
        """Find what came of this person's first attempt at the same, if they haven't heard of it."""
        async with self._database.read() as connection:
            return self._unheard(click, await store.latest_besides(connection, click))

    async def carry_out(self, connection: AsyncConnection, click: Click) -> None:
        """Note that something is written for a click. Raises AlreadyDone if it is not to be done again."""
        if not await store.add(connection, click):
            first = await store.find(connection, click.id)
            raise AlreadyDone(first.outcome if first else None, click.id)
        if done := self._unheard(click, await store.latest_besides(connection, click)):
            raise done

    def _unheard(self, click: Click, latest: WrittenClick | None) -> AlreadyDone | None:
        if latest is None or latest.outcome is None or latest.content != click.content or latest.id in self._answered:
            return None
        return AlreadyDone(latest.outcome, latest.id)


class _Once:
    """A click's part in the changes that are made for it: the first of them notes it."""

    def __init__(self, clicks: Clicks, click: Click) -> None:
        self._clicks = clicks
        self._click = click
        self._is_noted = False

    @asynccontextmanager
    async def take_part(self, connection: AsyncConnection) -> AsyncIterator[None]:
        await store.write_for(connection, self._click)
        if not self._is_noted:
            await self._clicks.carry_out(connection, self._click)
        await _refuse_forgotten(connection, self._click)
        yield
        self._is_noted = True


async def _refuse_forgotten(connection: AsyncConnection, click: Click) -> None:
    """Raise MeanwhileForgotten if its person had their data deleted by a later click. They have the turn until then."""
    if await is_forgotten_since(connection, click.user_id, click.id):
        raise MeanwhileForgotten(wording.forgotten_meanwhile)
