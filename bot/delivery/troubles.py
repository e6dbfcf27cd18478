"""What of a work can't go on by itself: its author sees it, lets it be tried again, and decides where nobody knows."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import store
from bot.announcements.models import Announcement, DeliveryState
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.retries import new_nonce
from bot.delivery.rerouting import retarget
from bot.notices import service as notices
from bot.notices import wording as notices_wording
from bot.setup.models import Member
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class HeldUp:
    """An announcement that is blocked or uncertain."""

    announcement: Announcement
    chapter: Chapter


class Troubles:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of_work(self, work: Work, most: int) -> tuple[list[HeldUp], int]:
        """Find what is held up of a work, what somebody has to decide about first, and how many more there are.

        It is for whoever has been let in already.
        """
        async with self._database.read() as connection:
            rows = await store.held_up(connection, work.id)
            shown = [HeldUp(row, await chapter_store.find_any(connection, row.chapter_id)) for row in rows[:most]]
            return shown, len(rows) - len(shown)

    async def first_uncertain(self, work: Work) -> HeldUp | None:
        """Find the first announcement of a work that may stand or not; it is for whoever has been let in already."""
        first, _ = await self.of_work(work, 1)
        return first[0] if first and first[0].announcement.state is DeliveryState.UNCERTAIN else None

    async def try_again(self, member: Member, work_id: int) -> tuple[Work, list[Chapter]]:
        """Let what is held up of a work be due at once, in its order.

        Raises UserFacingError unless they are its author or staff.
        """
        async with self._database.change() as connection:
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            await retarget(connection, work_id, self._clock())
            await store.look_again(connection, work_id, self._clock())
            held_up = await store.on_the_way(connection, work_id)
            return work, [await chapter_store.find_any(connection, chapter_id) for chapter_id in held_up]

    async def it_is_there(self, member: Member, announcement_id: int, nonce: str) -> tuple[Work, HeldUp]:
        """Take an author's word that the message stands: it counts as sent, and what waits behind it goes on.

        Its message stays unknown, so it isn't changed and its kudos don't count; a withdrawal searches for it.
        Raises UserFacingError unless they are its author or staff, or if there is nothing to decide any more.
        """
        async with self._database.change() as connection:
            work, asked = await _asked(connection, member, announcement_id)
            if not await store.count_as_sent(connection, announcement_id, nonce):
                raise await _settled(connection, asked)
            await notices.forget_doubt(connection, asked.announcement)
            return work, asked

    async def post_anyway(self, member: Member, announcement_id: int, nonce: str) -> tuple[Work, HeldUp]:
        """Let it go out, in its old place in the order, as if nothing had been attempted: under another nonce.

        Raises UserFacingError as `it_is_there` does.
        """
        async with self._database.change() as connection:
            work, asked = await _asked(connection, member, announcement_id)
            if not await store.begin_anew(connection, announcement_id, nonce, new_nonce(), self._clock()):
                raise await _settled(connection, asked)
            await notices.forget_doubt(connection, asked.announcement)
            return work, asked


async def _asked(connection: AsyncConnection, member: Member, announcement_id: int) -> tuple[Work, HeldUp]:
    row = await store.find_any(connection, announcement_id)
    if row is None:
        raise UserFacingError(notices_wording.nothing_to_decide)
    chapter = await chapter_store.find_any(connection, row.chapter_id)
    work = await works_store.find_any(connection, chapter.work_id)
    await require_author(connection, member, work)
    return await present(connection, member.guild_id, work.id), HeldUp(row, chapter)


async def _settled(connection: AsyncConnection, asked: HeldUp) -> UserFacingError:
    """Say why there is nothing to decide any more, as it is now."""
    now = await store.find_any(connection, asked.announcement.id)
    if now is None:
        return UserFacingError(notices_wording.nothing_to_decide)
    return UserFacingError(notices_wording.settled, asked.chapter.details, now)
