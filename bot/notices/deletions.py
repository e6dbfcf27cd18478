"""Telling staff what was deleted in Discord and is still named in a work or in `/setup`: each thing once."""

from collections.abc import Sequence

from bot.announcements.models import Trouble
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.ports import Port
from bot.letters.models import LetterKind
from bot.notices.models import Named, NamedThing
from bot.notices.named_store import named
from bot.notices.ports import Inventory
from bot.notices.service import tell

AT_ONCE = 500
"""Servers that are looked through in one query."""


class Deletions:
    """`inventory` is bound by the cog that knows Discord."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.inventory = Port[Inventory]("inventory")

    async def look(self, guild_ids: Sequence[int]) -> None:
        """Compare what these servers' works and settings name with what stands there."""
        for first in range(0, len(guild_ids), AT_ONCE):
            some = guild_ids[first : first + AT_ONCE]
            async with self._database.read() as connection:
                gone = [one for one in await named(connection, some) if not self.stands(one)]
            if gone:
                async with self._database.change() as connection:
                    for one in gone:
                        arguments = {"kind": one.kind.value, "its_id": one.id, "work_id": one.work_id}
                        await tell(connection, self._clock, LetterKind.DELETED, one.guild_id, _about(one), arguments)

    def stands(self, one: Named) -> bool:
        """Tell whether what is named is still there, as far as is known."""
        match one.kind:
            case NamedThing.WORK_ROLE | NamedThing.STAFF_ROLE:
                return self.inventory().has_role(one.guild_id, one.id)
            case NamedThing.WORK_CHANNEL | NamedThing.CHANNEL:
                return self.inventory().has_channel(one.guild_id, one.id)
        return self.inventory().has_emoji(one.id)


def _about(one: Named) -> str:
    """Name what a notice is about: of a deleted channel staff may have heard because of a chapter already."""
    is_channel = one.kind in (NamedThing.CHANNEL, NamedThing.WORK_CHANNEL)
    return f"channel {one.id} {Trouble.CHANNEL_GONE}" if is_channel else f"deleted {one.id}"
