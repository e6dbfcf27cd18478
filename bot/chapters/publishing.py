"""What authors can do with announcements."""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import store
from bot.announcements.contents import chapter_of
from bot.announcements.models import Announcement
from bot.announcements.targeting import announce, needed_targets
from bot.chapters import wording
from bot.chapters.drafting import draft_of, namesake, posted_of
from bot.chapters.release import release
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates.times import Due, at, understand
from bot.delivery import outbox_store
from bot.delivery.steps.pins import pin_the_one_before
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.works import chapter_store, checks
from bot.works import store as works_store
from bot.works.access import require_present
from bot.works.models import Chapter, ChapterDetails, ChapterState, Target, Work
from bot.works.service import UNDO

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Chapters of one transaction that are released together: a few milliseconds each."""


class NumberTaken(UserFacingError):
    """A chapter with this number was announced before: the person has to say that this one goes out too."""

    def __init__(self, chapter: Chapter) -> None:
        posted_at = int(chapter.posted_at.timestamp()) if chapter.posted_at else 0
        super().__init__(wording.ask_again, chapter.details, posted_at)


@dataclass(frozen=True, slots=True)
class ReleasedChapter:
    """A chapter whose time had come. `late` is how long ago: seconds, or more where the bot was away."""

    work: Work
    chapter: Chapter
    late: timedelta


class Announcements:
    """`released` is set whenever chapters went to the outbox because their time had come."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.released = asyncio.Event()
        self._database = database
        self._clock = clock

    async def post(self, member: Member, chapter_id: int, *, again: bool = False) -> tuple[Work, Chapter]:
        """Turn a draft into an announcement that goes out once.

        Raises UserFacingError if the member may not, if somebody posted it already, or if no channel is
        set; NumberTaken, unless `again`, if the work has a posted chapter with its number.
        """
        async with self._database.change() as connection:
            work, chapter = await draft_of(connection, member, chapter_id)
            await works_store.lock(connection, work.id)
            earlier = await namesake(connection, chapter)
            if earlier is not None and not again:
                raise NumberTaken(earlier)
            if not await release(connection, self._clock, work, chapter, member.id):
                raise UserFacingError(wording.already_posted, chapter.details, None)
        return work, chapter

    async def schedule(self, member: Member, chapter_id: int, when: str) -> tuple[Chapter, Due]:
        """Let a draft, or one that is scheduled already, go out at the time that was typed.

        Raises UserFacingError if the member may not, if it is posted, or if the time is past or unclear.
        """
        return await self._schedule(member, chapter_id, await self.understand(member.guild_id, when))

    async def schedule_as_planned(self, member: Member, chapter_id: int) -> tuple[Chapter, Due] | None:
        """Let a draft go out at the time that was planned for it; None if none was, or it is past."""
        async with self._database.read() as connection:
            _, chapter = await draft_of(connection, member, chapter_id)
            zone = (await setup_store.find(connection, member.guild_id)).zone
        if chapter.state is not ChapterState.DRAFT or chapter.due_at is None or chapter.due_at <= self._clock():
            return None
        return await self._schedule(member, chapter_id, at(chapter.due_at, zone))

    async def plan(self, chapter_id: int, due: Due) -> None:
        """Note when a draft is meant to go out, once its author has seen the preview and says so."""
        async with self._database.change() as connection:
            await chapter_store.plan(connection, chapter_id, due.at)

    async def understand(self, guild_id: int, when: str) -> Due:
        """A time as it was typed, in the server's zone. Raises UserFacingError if it is past or unclear."""
        async with self._database.read() as connection:
            zone = (await setup_store.find(connection, guild_id)).zone
        return await asyncio.to_thread(understand, when, zone, self._clock())

    async def _schedule(self, member: Member, chapter_id: int, due: Due) -> tuple[Chapter, Due]:
        async with self._database.change() as connection:
            work, chapter = await draft_of(connection, member, chapter_id)
            await needed_targets(connection, work)
            if not await chapter_store.schedule(connection, chapter_id, member.id, due.at, due.local, due.zone):
                raise UserFacingError(wording.already_posted, chapter.details, None)
        return chapter, due

    async def release_due(self, until: datetime | None = None) -> list[ReleasedChapter]:
        """Post the scheduled chapters whose time has come, in their order; what can't be posted is a draft again.

        `until` is for who has something to post in between: those due later wait for the next call.
        """
        now = self._clock()
        async with self._database.read() as connection:
            chapters = await chapter_store.due(connection, min(until or now, now))
        released: list[ReleasedChapter] = []
        for first in range(0, len(chapters), AT_ONCE):
            some = chapters[first : first + AT_ONCE]
            async with self._database.change() as connection:
                works = await works_store.find_all(connection, [chapter.work_id for chapter in some])
                by_id = {work.id: work for work in works}
                done = [await self._release(connection, by_id.get(chapter.work_id), chapter) for chapter in some]
            released += filter(None, done)
            self.released.set()
        return released

    async def _release(
        self, connection: AsyncConnection, found: Work | None, chapter: Chapter
    ) -> ReleasedChapter | None:
        now = self._clock()
        try:
            work = require_present(found)
            by = chapter.posted_by or chapter.created_by
            posted = await release(connection, self._clock, work, chapter, by, chapter.due_at)
        except UserFacingError:
            log.warning("Chapter %s has nowhere to go and is a draft again", chapter.id)
            await chapter_store.back_to_draft(connection, chapter.id)
            return None
        return ReleasedChapter(work, chapter, now - (chapter.due_at or now)) if posted else None

    async def keep_wall_times(self) -> None:
        """After an update of the zones' rules, what was scheduled for six in the evening still goes out at six."""
        async with self._database.change() as connection:
            for chapter_id, local, zone, kept in await chapter_store.wall_times(connection):
                due, second = Due(local, zone), Due(local.replace(fold=1), zone)
                if kept not in (due.at, second.at):
                    await chapter_store.set_due(connection, chapter_id, due.at)

    async def edit(self, member: Member, chapter_id: int, details: ChapterDetails) -> Chapter:
        """Change a posted chapter; its announcements follow, and keep their kudos."""
        checks.chapter(details)
        async with self._database.change() as connection:
            _, chapter = await posted_of(connection, member, chapter_id)
            await chapter_store.change(connection, chapter_id, details, ChapterState.POSTED)
            await outbox_store.want_refresh(connection, chapter_id, self._clock())
        return replace(chapter, details=details)

    async def posted(self, member: Member, chapter_id: int) -> Chapter:
        """A posted chapter that the member may change. Raises UserFacingError if there is none, or it isn't theirs."""
        async with self._database.read() as connection:
            return (await posted_of(connection, member, chapter_id))[1]

    async def withdraw(self, member: Member, chapter_id: int) -> Chapter:
        """Take a posted chapter's announcements away; what readers gave it is kept."""
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await posted_of(connection, member, chapter_id)
            await chapter_store.withdraw(connection, chapter_id, now)
            await outbox_store.withdraw(connection, chapter_id, now)
            await pin_the_one_before(connection, self._clock, work.id, chapter_id)
        return chapter

    async def bring_back(self, member: Member, chapter_id: int) -> Chapter:
        """Undo a withdrawal within ten minutes: announced anew, without a second ping. Raises UserFacingError later."""
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await posted_of(connection, member, chapter_id, ChapterState.WITHDRAWN)
            if chapter.withdrawn_at is None or now - chapter.withdrawn_at > UNDO:
                raise UserFacingError(wording.too_late_to_bring_back)
            await chapter_store.bring_back(connection, chapter_id)
            await announce(connection, work, chapter_id, now)
        return chapter

    async def targets(self, work: Work) -> list[Target]:
        """The channels where the work is announced. Raises UserFacingError if nobody has set one."""
        async with self._database.read() as connection:
            return await needed_targets(connection, work)

    async def of_chapter(self, chapter_id: int) -> list[Announcement]:
        async with self._database.read() as connection:
            return await store.of_chapter(connection, chapter_id)

    async def behind_button(self, guild_id: int, announcement_id: int, nonce: str) -> tuple[Work, Chapter]:
        """The chapter of the announcement whose button was clicked. Raises UserFacingError if nobody knows it."""
        async with self._database.read() as connection:
            announcement = await store.find(connection, guild_id, announcement_id)
            if announcement is None or announcement.nonce != nonce:
                raise UserFacingError(wording.announcement_gone)
            return await chapter_of(connection, announcement)

    async def forget_messages(self, message_ids: list[int]) -> None:
        """Those messages were deleted; their kudos stay."""
        async with self._database.change() as connection:
            await store.mark_deleted(connection, message_ids, self._clock())

    async def forget_post(self, thread_id: int) -> None:
        """A thread was deleted: the announcement that was a post of a forum is gone, its kudos stay."""
        async with self._database.change() as connection:
            await store.mark_post_deleted(connection, thread_id, self._clock())

    async def forget_channel(self, channel_id: int) -> None:
        async with self._database.change() as connection:
            await store.mark_channel_deleted(connection, channel_id, self._clock())
