"""What of a work can't go on by itself: its author sees it, lets it be tried again, and decides where nobody knows."""

from dataclasses import dataclass

from bot.announcements import queue_store, store
from bot.announcements.models import Announcement, DeliveryState
from bot.announcements.targeting import announce
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.core.retries import new_nonce
from bot.delivery.rerouting import retarget
from bot.notices import service as notices
from bot.notices import wording as notices_wording
from bot.notices.deletions import Deletions
from bot.setup.models import Member
from bot.targets.service import targets_of
from bot.works import chapter_store, readable_store
from bot.works import store as works_store
from bot.works.access import present, require_author
from bot.works.models import Chapter, ChapterState, Work


@dataclass(frozen=True, slots=True)
class HeldUp:
    """An announcement that can't go on by itself, or waits `behind` one of such a chapter."""

    announcement: Announcement
    chapter: Chapter
    behind: "HeldUp | None" = None


class Troubles:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self.deletions = Deletions(database, clock)

    async def of_work(self, work: Work, most: int) -> tuple[list[HeldUp], int]:
        """Find what is held up of a work, what somebody has to decide about first, and how many more there are.

        It is for whoever has been let in already.
        """
        async with self._database.read() as connection:
            found = await _held_up(connection, work.id)
        found.sort(key=lambda one: one.announcement.state is not DeliveryState.UNCERTAIN)
        return found[:most], len(found[most:])

    async def in_the_way(self, work: Work) -> dict[int, HeldUp]:
        """Find for each announcement of a work that waits behind a stuck one, by its id, which one that is."""
        async with self._database.read() as connection:
            return {one.announcement.id: one.behind for one in await _held_up(connection, work.id) if one.behind}

    async def stuck_in(self, work: Work) -> dict[int, HeldUp]:
        """Find the first of a work that is stuck in each channel, by that: what would go there next waits behind it."""
        async with self._database.read() as connection:
            stuck = [one for one in await _held_up(connection, work.id) if one.announcement.is_stuck]
        return {one.announcement.channel_id: one for one in reversed(stuck)}

    async def set_aside(self, work: Work) -> list[Chapter]:
        """Find the chapters without which the others of a work went on."""
        async with self._database.read() as connection:
            rows = await queue_store.not_out(connection, work.id)
            ids = dict.fromkeys(row.chapter_id for row in rows if row.state is DeliveryState.SET_ASIDE)
            return [await chapter_store.find_any(connection, one) for one in ids]

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

    async def go_on_without(self, member: Member, chapter_id: int) -> tuple[Work, Chapter, list[Chapter]]:
        """Let a chapter that is stuck hold nothing up; which ones are on their way now, in their order.

        It stays back until somebody posts it after all. Raises UserFacingError unless they are its author or staff, or
        if it isn't stuck, or may stand.
        """
        async with self._database.change() as connection:
            work, chapter = await _posted(connection, member, chapter_id)
            if not await queue_store.set_aside(connection, chapter_id):
                raise UserFacingError(notices_wording.not_in_the_way, chapter.details)
            on_the_way = await store.on_the_way(connection, work.id)
            return work, chapter, [await chapter_store.find_any(connection, one) for one in on_the_way]

    async def post_after_all(self, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
        """Let go out what was set aside: in its old place, or after those that went on without it meanwhile.

        Raises UserFacingError unless they are its author or staff, or if it isn't set aside any more.
        """
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await _posted(connection, member, chapter_id)
            await works_store.lock(connection, work.id)
            channels = {one.channel_id for one in await targets_of(connection, work)}
            rows = await store.of_chapter(connection, chapter_id)
            aside = [row for row in rows if row.state is DeliveryState.SET_ASIDE]
            if not aside:
                raise UserFacingError(notices_wording.not_set_aside, chapter.details)
            for row in aside:
                if row.channel_id not in channels or await queue_store.was_overtaken(connection, row):
                    await store.drop(connection, row.id)
                else:
                    await queue_store.take_up_again(connection, row.id, now)
            await announce(connection, work, chapter_id, now)
            return work, chapter

    async def it_is_there(self, member: Member, announcement_id: int, nonce: str) -> tuple[Work, HeldUp]:
        """Take an author's word that the message stands: it counts as sent, and what waits behind it goes on.

        Its message stays unknown, so it isn't changed and its kudos don't count; a withdrawal searches for it.
        Raises UserFacingError unless they are its author or staff, or if there is nothing to decide any more.
        """
        async with self._database.change() as connection:
            work, asked = await _asked(connection, member, announcement_id)
            if not await store.count_as_sent(connection, announcement_id, nonce):
                raise await _settled(connection, asked)
            await readable_store.mark_out(connection, asked.chapter.id, self._clock())
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


async def _held_up(connection: AsyncConnection, work_id: int) -> list[HeldUp]:
    """Find what is stuck of a work and what waits behind that, the earliest first."""
    rows = await queue_store.not_out(connection, work_id)
    behind = queue_store.what_each_waits_for(rows)
    stuck: dict[int, HeldUp] = {}
    found = []
    for row in rows:
        if row.is_stuck or row.id in behind:
            its = stuck[behind[row.id].id] if row.id in behind else None
            one = HeldUp(row, await chapter_store.find_any(connection, row.chapter_id), its)
            stuck[row.id] = one
            found.append(one)
    return found


async def _posted(connection: AsyncConnection, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
    """Find a posted chapter that the member may decide about. Raises UserFacingError if there is none for them."""
    chapter = await chapter_store.find(connection, member.guild_id, chapter_id)
    if chapter is None or chapter.state is not ChapterState.POSTED:
        raise UserFacingError(notices_wording.nothing_to_decide)
    work = await present(connection, member.guild_id, chapter.work_id)
    await require_author(connection, member, work)
    return work, chapter


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
