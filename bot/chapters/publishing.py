"""What a work's authors can do with a chapter once it is drafted: post, schedule, change, withdraw, bring back."""

from dataclasses import replace

from bot.announcements.targeting import announce, needed_targets
from bot.chapters import wording
from bot.chapters.drafting import draft_of, namesake, posted_of
from bot.chapters.ports import ChapterEffects
from bot.chapters.release import release
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates.models import WallTime
from bot.dates.times import at, understand
from bot.delivery import outbox_store
from bot.delivery.steps.pins import pin_the_one_before
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.works import chapter_store, checks
from bot.works import store as works_store
from bot.works.models import UNDO, Chapter, ChapterDetails, ChapterState, Work


class NumberTaken(UserFacingError):
    """A chapter with this number was announced before: the person has to say that this one goes out too."""

    def __init__(self, chapter: Chapter) -> None:
        posted_at = int(chapter.posted_at.timestamp()) if chapter.posted_at else 0
        super().__init__(wording.ask_again, chapter.details, posted_at)


class Publishing:
    def __init__(self, database: Database, clock: Clock, effects: ChapterEffects) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects

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
            if not await release(connection, self._clock, self._effects, work, chapter, member.id):
                raise UserFacingError(wording.already_posted, chapter.details, None)
        return work, chapter

    async def schedule(self, member: Member, chapter_id: int, when: str) -> tuple[Chapter, WallTime]:
        """Let a draft, or one that is scheduled already, go out at the time that was typed.

        Raises UserFacingError if the member may not, if it is posted, or if the time is past or unclear.
        """
        return await self._schedule(member, chapter_id, await self.understand(member.guild_id, when))

    async def schedule_as_planned(self, member: Member, chapter_id: int) -> tuple[Chapter, WallTime] | None:
        """Let a draft go out at the time that was planned for it; None if none was, or it is past."""
        async with self._database.read() as connection:
            _, chapter = await draft_of(connection, member, chapter_id)
            zone = (await setup_store.find(connection, member.guild_id)).zone
        if chapter.state is not ChapterState.DRAFT or chapter.due_at is None or chapter.due_at <= self._clock():
            return None
        return await self._schedule(member, chapter_id, at(chapter.due_at, zone))

    async def plan(self, chapter_id: int, due: WallTime) -> None:
        """Note when a draft is meant to go out, once its author has seen the preview and says so."""
        async with self._database.change() as connection:
            await chapter_store.plan(connection, chapter_id, due.at)

    async def understand(self, guild_id: int, when: str) -> WallTime:
        """Read a time as it was typed, in the server's zone. Raises UserFacingError if it is past or unclear."""
        async with self._database.read() as connection:
            zone = (await setup_store.find(connection, guild_id)).zone
        return understand(when, zone, self._clock())

    async def _schedule(self, member: Member, chapter_id: int, due: WallTime) -> tuple[Chapter, WallTime]:
        async with self._database.change() as connection:
            work, chapter = await draft_of(connection, member, chapter_id)
            await needed_targets(connection, work)
            if not await chapter_store.schedule(connection, chapter_id, member.id, due.at, due.local, due.zone):
                raise UserFacingError(wording.already_posted, chapter.details, None)
        return chapter, due

    async def edit(self, member: Member, chapter_id: int, details: ChapterDetails) -> Chapter:
        """Change a posted chapter; its announcements follow, and keep their kudos."""
        details = checks.chapter(details)
        async with self._database.change() as connection:
            _, chapter = await posted_of(connection, member, chapter_id)
            await chapter_store.change(connection, chapter_id, details, ChapterState.POSTED)
            await outbox_store.want_refresh(connection, chapter_id, self._clock())
        return replace(chapter, details=details)

    async def posted(self, member: Member, chapter_id: int) -> Chapter:
        """Find a posted chapter that the member may change. Raises UserFacingError if there is none, or it isn't
        theirs.
        """
        async with self._database.read() as connection:
            return (await posted_of(connection, member, chapter_id))[1]

    async def withdraw(self, member: Member, chapter_id: int) -> Chapter:
        """Take a posted chapter's announcements away; what readers gave it is kept."""
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await posted_of(connection, member, chapter_id)
            await chapter_store.withdraw(connection, chapter_id, now)
            await outbox_store.withdraw(connection, chapter_id, now)
            await self._effects.withdrawn(connection, work, chapter, member.id)
            await pin_the_one_before(connection, self._clock, work.id, chapter_id)
        return chapter

    async def bring_back(self, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
        """Undo a withdrawal within ten minutes: announced anew, without a second ping. Raises UserFacingError later."""
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await posted_of(connection, member, chapter_id, ChapterState.WITHDRAWN)
            if chapter.withdrawn_at is None or now - chapter.withdrawn_at > UNDO:
                raise UserFacingError(wording.too_late_to_bring_back)
            await chapter_store.bring_back(connection, chapter_id)
            targets = await needed_targets(connection, work)
            await self._effects.posted(connection, work, chapter, targets, member.id)
            await announce(connection, work, chapter_id, now, targets)
        return work, chapter
