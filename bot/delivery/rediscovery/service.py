"""What a database that was put back from a copy doesn't know: announcements that went out since that copy was made.

Before it posts anything, they are looked for in the channel, and taken over instead of posted again.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from bot.announcements import store
from bot.announcements.card import Card
from bot.announcements.models import Announcement, PostedMessage, StandingCard
from bot.core.clock import Clock
from bot.core.db.backups.models import Restoration
from bot.core.db.backups.returning import Returns
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import Forbidden, Gone, Unsearchable
from bot.core.ports import Port
from bot.delivery.ports import Channels

FURTHER = 5
"""How many times more than the database knows of a chapter may have been announced in a channel since the copy."""

_PING = re.compile(r"^<@&\d+>\s*")


class Rediscovery:
    def __init__(self, database: Database, clock: Clock, channels: Port[Channels]) -> None:
        self._database = database
        self._returns = Returns(database, clock)
        self._channels = channels

    async def find(self, row: Announcement, card: Card | None, link: str | None) -> PostedMessage | None:
        """Find the message of an announcement that is about to be sent, where one stands that nobody knows any more.

        `link` is the chapter's own. Where its author wants it posted whatever stands there, or an earlier version gave
        it its nonce, only the message of that very nonce is its. Raises as the port does.
        """
        restorations = await self._returns.recent()
        if not restorations:
            return None
        async with self._database.read() as connection:
            own = await store.nonces(connection, row, FURTHER)
        for restoration in restorations:
            if row.nonce in own:
                found = await self._of_its_chapter(row, restoration, own, card, link)
            else:
                found = await self._of_its_nonce(row, restoration)
            if found is not None:
                return replace(found, is_found_again=True)
        return None

    async def _of_its_chapter(
        self, row: Announcement, restoration: Restoration, own: Collection[str], card: Card | None, link: str | None
    ) -> PostedMessage | None:
        """Find what nobody knows of and bears one of its chapter's `own` nonces, or shows the same."""
        for one in await self._standing(row, restoration):
            async with self._database.read() as connection:
                is_its = one.nonce in own or (
                    _shows_the_same(one, card, link) and not await _belongs_to_another(connection, one)
                )
                if is_its and await store.find_message(connection, one.posted.message_id) is None:
                    return one.posted
        return None

    async def _of_its_nonce(self, row: Announcement, restoration: Restoration) -> PostedMessage | None:
        """Find what bears the very nonce that somebody drew; where nobody may look, its author's word holds."""
        try:
            standing = await self._standing(row, restoration)
        except (Forbidden, Unsearchable):
            return None
        return next((one.posted for one in standing if one.nonce == row.nonce), None)

    async def _standing(self, row: Announcement, restoration: Restoration) -> list[StandingCard]:
        """List the announcements in a channel of between the copy and its return."""
        try:
            return await self._channels().look_back(row, restoration.taken_at, restoration.restored_at)
        except Gone:  # sending will show
            return []


def _shows_the_same(one: StandingCard, card: Card | None, link: str | None) -> bool:
    """Tell whether a message shows the chapter that a card does, by its own link or by what a phone shows."""
    if card is None:
        return False
    return (link is not None and one.link == card.link) or _PING.sub("", one.content) == _PING.sub("", card.content)


async def _belongs_to_another(connection: AsyncConnection, one: StandingCard) -> bool:
    """Tell whether the database knows the announcement that a message's button names: it is of before the copy."""
    known = await store.find_any(connection, one.announcement_id)
    return known is not None and known.nonce == one.nonce
