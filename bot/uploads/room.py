"""How many files may wait for their authors' choice, and how much room they may take."""

from collections.abc import Iterable

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.turns import take_turn
from bot.core.errors import UserFacingError
from bot.uploads import store, wording
from bot.uploads.models import Upload
from bot.uploads.store import KeptUpload

MAY_WAIT = 3
"""Files of a member from which nothing was chosen yet."""
KEPT_OF_A_MEMBER = 8
"""Files of a member in all: of those from which something was chosen the oldest go first."""
BYTES_OF_A_MEMBER = 16 * 2**20
BYTES_OF_A_SERVER = 64 * 2**20


class TooMuchWaits(UserFacingError):
    """No room for a member's file until they choose from one of those that wait, or discard it: `upload_ids`."""

    def __init__(self, waiting: list[KeptUpload]) -> None:
        super().__init__(wording.too_many_wait, len(waiting))
        self.upload_ids = [one.id for one in waiting]


async def make_room(connection: AsyncConnection, upload: Upload, size: int) -> None:
    """Drop what was chosen from, as far as a further upload of so many bytes needs its room, the oldest first.

    Raises TooMuchWaits if what is left of the member's own is too much, UserFacingError if there is no room at all.
    """
    await take_turn(connection, "uploads", upload.guild_id)
    if size > BYTES_OF_A_MEMBER:
        raise UserFacingError(wording.too_much_text, BYTES_OF_A_MEMBER)
    kept = await store.in_guild(connection, upload.guild_id)
    theirs = [one for one in kept if one.member_id == upload.member_id]
    waiting = [one for one in theirs if not one.chosen]
    if not upload.chosen and len(waiting) >= MAY_WAIT:
        raise TooMuchWaits(waiting)
    dropped = _without(theirs, KEPT_OF_A_MEMBER - 1, BYTES_OF_A_MEMBER - size)
    if dropped is None:
        raise TooMuchWaits(waiting)
    left = [one for one in kept if one not in dropped]
    dropped_too = _without(left, len(left), BYTES_OF_A_SERVER - size)
    if dropped_too is None:
        raise UserFacingError(wording.server_is_full)
    await store.remove(connection, [one.id for one in (*dropped, *dropped_too)])


def _without(kept: list[KeptUpload], count: int, room: int) -> list[KeptUpload] | None:
    """Find what has to go for so many of these to be left, of so many bytes; None if that takes one that waits."""
    dropped: list[KeptUpload] = []
    may_go = (one for one in kept if one.chosen)
    while len(kept) - len(dropped) > count or _size(kept) - _size(dropped) > room:
        if (oldest := next(may_go, None)) is None:
            return None
        dropped.append(oldest)
    return dropped


def _size(uploads: Iterable[KeptUpload]) -> int:
    return sum(one.size for one in uploads)
