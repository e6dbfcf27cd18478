"""What can be asked of announcements, and what is noted when Discord says that one is gone."""

from bot.announcements import store, wording
from bot.announcements.contents import chapter_of
from bot.announcements.models import Announcement
from bot.announcements.targeting import needed_targets
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.works.access import require_author
from bot.works.models import Chapter, Target, Work


class Announcements:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of_chapter(self, chapter_id: int) -> list[Announcement]:
        async with self._database.read() as connection:
            return await store.of_chapter(connection, chapter_id)

    async def behind_button(self, guild_id: int, announcement_id: int, nonce: str) -> tuple[Work, Chapter]:
        """Find the chapter of the announcement whose button was clicked. Raises UserFacingError if nobody knows it."""
        async with self._database.read() as connection:
            announcement = await store.find(connection, guild_id, announcement_id)
            if announcement is None or announcement.nonce != nonce:
                raise UserFacingError(wording.announcement_gone)
            return await chapter_of(connection, announcement)

    async def targets(self, work: Work) -> list[Target]:
        """Find the channels where the work is announced. Raises UserFacingError if nobody has set one."""
        async with self._database.read() as connection:
            return await needed_targets(connection, work)

    async def targets_for(self, member: Member, work: Work) -> list[Target]:
        """Find the channels of a work for a member who wants to post in it.

        Raises UserFacingError if they may not, or if nobody has set one.
        """
        async with self._database.read() as connection:
            await require_author(connection, member, work)
            return await needed_targets(connection, work)

    async def forget_messages(self, message_ids: list[int]) -> None:
        """Note that these messages were deleted; their kudos stay."""
        async with self._database.change() as connection:
            await store.mark_deleted(connection, message_ids, self._clock())

    async def forget_post(self, thread_id: int) -> None:
        """Note that a thread was deleted, and with it the announcement that was this forum post; its kudos stay."""
        async with self._database.change() as connection:
            await store.mark_post_deleted(connection, thread_id, self._clock())

    async def forget_channel(self, channel_id: int) -> None:
        async with self._database.change() as connection:
            await store.mark_channel_deleted(connection, channel_id, self._clock())
