"""From a chapter to its announcements: one for each channel where its work is announced."""

from datetime import datetime

from bot.announcements import store
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.setup import store as setup_store
from bot.targets import wording as targets_wording
from bot.targets.service import targets_of
from bot.works.models import Target, Work


async def needed_targets(connection: AsyncConnection, work: Work) -> list[Target]:
    """Find where a work is announced. Raises UserFacingError if nobody has said where."""
    if found := await targets_of(connection, work):
        return found
    raise UserFacingError(targets_wording.no_channel)


async def announce(
    connection: AsyncConnection, work: Work, chapter_id: int, now: datetime, targets: list[Target] | None = None
) -> None:
    """Let a chapter go out in every channel of its work, or in these, that it isn't announced in.

    Raises UserFacingError if there is none.
    """
    announced = {one.channel_id for one in await store.of_chapter(connection, chapter_id) if one.state in store.LIVE}
    for target in targets or await needed_targets(connection, work):
        if target.channel_id in announced:
            continue
        await setup_store.write_down_default_emojis(connection, target.guild_id, now)
        await store.add(connection, chapter_id, target.guild_id, target.channel_id, now)
