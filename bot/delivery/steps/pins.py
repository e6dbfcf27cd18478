"""Where a work wants it, its latest chapter's announcement is pinned in each channel, and no earlier one is."""

from bot.announcements.contents import chapter_of_any
from bot.announcements.models import Announcement, Step
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import DiscordError, Gone, Refused
from bot.core.ports import Port
from bot.core.retries import answered
from bot.delivery.ports import Channels
from bot.delivery.steps import pin_store
from bot.delivery.steps import store as steps_store


class Pinning:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def work_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Pin a work's latest chapter from now on, or no longer."""
        for row in await pin_store.latest(connection, work_id):
            await steps_store.ask(connection, row.id, Step.PIN, self._clock())

    async def room_made(self, channel_id: int) -> None:
        """Try again to pin in a channel that may have been full."""
        async with self._database.change() as connection:
            await steps_store.retry(connection, channel_id, Step.PIN, self._clock())


async def pin_the_one_before(connection: AsyncConnection, clock: Clock, work_id: int, chapter_id: int) -> None:
    """Pin the latest of those that stay, where a chapter that was withdrawn was pinned."""
    channels = {one.channel_id for one in await pin_store.pinned(connection, work_id) if one.chapter_id == chapter_id}
    for row in await pin_store.latest(connection, work_id, channels) if channels else ():
        await steps_store.ask(connection, row.id, Step.PIN, clock())


async def put_right(database: Database, channels: Port[Channels], row: Announcement) -> None:
    """Unpin what isn't the latest in an announcement's channel, and pin the announcement if it is.

    Steps of a channel take turns, and each can be taken again. What can't be unpinned holds up no pin. Raises as the
    port does.
    """
    async with database.change() as connection:
        work, _ = await chapter_of_any(connection, row)
        wanted = await pin_store.latest(connection, work.id, {row.channel_id}) if work.details.pin else []
        latest = next((one.id for one in wanted), None)
        pinned = [one for one in await pin_store.pinned(connection, work.id) if one.channel_id == row.channel_id]
        if row.id == latest:
            await pin_store.note(connection, row.id)
    problems = [await _unpin(database, channels, one) for one in pinned if one.id != latest]
    if row.id == latest:
        async with answered():
            await channels().pin(row)
    for problem in filter(None, problems):
        raise problem


async def _unpin(database: Database, channels: Port[Channels], row: Announcement) -> DiscordError | None:
    """Unpin it, and forget that it was pinned; return what keeps it pinned, perhaps."""
    try:
        async with answered():
            await channels().unpin(row)
    except (Gone, Refused):
        pass
    except DiscordError as problem:
        return problem
    async with database.change() as connection:
        await pin_store.forget(connection, row.id)
    return None
