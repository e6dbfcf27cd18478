"""What a work's authors can do with a chapter once it is drafted: post, schedule, change, withdraw, bring back."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.announcements.targeting import announce, needed_targets
from bot.chapters import wording
from bot.chapters.buttons import OpenChapter
from bot.chapters.lookup import draft_of, held_draft, held_posted, posted_of
from bot.chapters.namesakes.models import Namesake
from bot.chapters.namesakes.service import ANYWAY, Namesakes, mark_of
from bot.chapters.ports import ChapterEffects
from bot.chapters.release import release
from bot.chapters.scheduling import store as scheduling_store
from bot.chapters.totals import following_total
from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.dates import wording as dates_wording
from bot.dates.models import WallTime
from bot.dates.times import at, understand
from bot.delivery import outbox_store, refresh_store
from bot.delivery.steps.pins import pin_the_one_before
from bot.setup import store as setup_store
from bot.setup.models import Member
from bot.works import chapter_store, checks
from bot.works.models import UNDO, Chapter, ChapterDetails, ChapterState, Work


@dataclass(frozen=True, slots=True)
class EditedChapter:
    """A chapter as it is after a change; `namesakes` are why it doesn't bear the `number` yet that was wanted."""

    chapter: Chapter
    number: float | None
    namesakes: list[Namesake]


class Publishing:
    def __init__(self, database: Database, clock: Clock, effects: ChapterEffects, namesakes: Namesakes) -> None:
        self._database = database
        self._clock = clock
        self._effects = effects
        self._namesakes = namesakes

    async def post(self, member: Member, chapter_id: int, *, again: int = 0) -> tuple[Work, Chapter]:
        """Turn a draft into an announcement that goes out once.

        Raises UserFacingError if the member may not, if somebody posted it already, or if no channel is
        set; NumberTaken, unless `again` is the mark of that question, if a chapter of its name is there.
        """
        async with self._database.change() as connection:
            work, chapter = await held_draft(connection, member, chapter_id)
            await self._namesakes.ask(connection, work, chapter, again)
            if not await release(connection, self._clock, self._effects, work, chapter, member.id):
                raise UserFacingError(wording.already_posted, chapter.details, None)
            await clicks.tell(connection, OpenChapter(chapter_id))
        return work, chapter

    async def edit(self, member: Member, chapter_id: int, details: ChapterDetails, *, again: int = 0) -> EditedChapter:
        """Change a posted chapter; its announcements follow, and keep their kudos.

        A number that another chapter has is left out of the change, unless `again` is the mark of that question.
        """
        details = checks.chapter(details)
        async with self._database.change() as connection:
            work, before = await held_posted(connection, member, chapter_id)
            taken: list[Namesake] = []
            if details.number not in (None, before.details.number):
                taken = await self._namesakes.with_number(connection, work, replace(before, details=details))
            answered, taken = (taken, []) if again in (ANYWAY, mark_of(taken)) else ([], taken)
            now = replace(details, number=before.details.number) if taken else details
            async with following_total(connection, self._clock, work):
                await chapter_store.change(connection, chapter_id, now, self._clock(), ChapterState.POSTED)
            await self._namesakes.forget_if_renamed(connection, work, before, now)
            await self._namesakes.accept(connection, chapter_id, answered)
            await refresh_store.want_refresh(connection, chapter_id, self._clock())
            await self._effects.changed(connection, chapter_id)
        return EditedChapter(replace(before, details=now), details.number, taken)

    async def renumber(self, member: Member, chapter_id: int, number: float, *, again: int) -> EditedChapter:
        """Give a posted chapter this number, whose question was answered; as `edit` if anything else is there now."""
        chapter = await self.posted(member, chapter_id)
        return await self.edit(member, chapter_id, replace(chapter.details, number=number), again=again)

    async def schedule(self, member: Member, chapter_id: int, when: str, *, again: int = 0) -> tuple[Chapter, WallTime]:
        """Let a draft, or one that is scheduled already, go out at the time that was typed.

        Raises UserFacingError if the member may not, if it is posted, or if the time is past or unclear;
        NumberTaken, unless `again` is the mark of that question, if a chapter of its name is there.
        """
        return await self._schedule(member, chapter_id, await self.understand(member.guild_id, when), again)

    async def schedule_at(
        self, member: Member, chapter_id: int, due: datetime, *, again: int
    ) -> tuple[Chapter, WallTime]:
        """Let a draft go out at this moment, after its question was answered. Raises as `schedule` does."""
        if due <= self._clock():
            raise UserFacingError(dates_wording.past, int(due.timestamp()))
        async with self._database.read() as connection:
            zone = (await setup_store.find(connection, member.guild_id)).zone
        return await self._schedule(member, chapter_id, at(due, zone), again)

    async def schedule_as_planned(self, member: Member, chapter_id: int) -> tuple[Chapter, WallTime] | None:
        """Let a draft go out at the time that was planned for it; None if none was, or it is past.

        Raises NumberTaken if a chapter of its name is there.
        """
        async with self._database.read() as connection:
            _, chapter = await draft_of(connection, member, chapter_id)
            zone = (await setup_store.find(connection, member.guild_id)).zone
        if chapter.state is not ChapterState.DRAFT or chapter.due_at is None or chapter.due_at <= self._clock():
            return None
        return await self._schedule(member, chapter_id, at(chapter.due_at, zone))

    async def plan(self, chapter_id: int, due: WallTime) -> None:
        """Note when a draft is meant to go out, once its author has seen the preview and says so."""
        async with self._database.change() as connection:
            await scheduling_store.plan(connection, chapter_id, due.at, self._clock())

    def is_past(self, due: datetime) -> bool:
        """Tell whether nothing can go out at this moment any more."""
        return due <= self._clock()

    async def understand(self, guild_id: int, when: str) -> WallTime:
        """Read a time as it was typed, in the server's zone. Raises UserFacingError if it is past or unclear."""
        async with self._database.read() as connection:
            zone = (await setup_store.find(connection, guild_id)).zone
        return understand(when, zone, self._clock())

    async def _schedule(
        self, member: Member, chapter_id: int, due: WallTime, again: int = 0
    ) -> tuple[Chapter, WallTime]:
        async with self._database.change() as connection:
            work, chapter = await held_draft(connection, member, chapter_id)
            await needed_targets(connection, work)
            await self._namesakes.ask(connection, work, chapter, again, due=due)
            if not await scheduling_store.schedule(connection, chapter_id, member.id, due):
                raise UserFacingError(wording.already_posted, chapter.details, None)
            await self._effects.changed(connection, chapter_id)
            await clicks.tell(connection, OpenChapter(chapter_id))
        return chapter, due

    async def unschedule(self, member: Member, chapter_id: int) -> Chapter:
        """Make a scheduled chapter a draft again. Raises UserFacingError if it isn't scheduled any more."""
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            if chapter.state is not ChapterState.SCHEDULED:
                raise UserFacingError(wording.chapter_is_not, chapter.details, ChapterState.SCHEDULED)
            await chapter_store.back_to_draft(connection, chapter_id)
            await self._effects.changed(connection, chapter_id)
        return chapter

    async def let_go_out(self, member: Member, chapter_id: int, again: int) -> None:
        """Let a scheduled chapter go out though others of its name are there.

        Raises UserFacingError if it isn't scheduled any more; NumberTaken if something else is there than was answered.
        """
        async with self._database.change() as connection:
            work, chapter = await held_draft(connection, member, chapter_id)
            if chapter.state is not ChapterState.SCHEDULED or chapter.due_at is None:
                raise UserFacingError(wording.chapter_is_not, chapter.details, ChapterState.SCHEDULED)
            await self._namesakes.ask(connection, work, chapter, again, due=at(chapter.due_at, "UTC"))

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
            work, chapter = await held_posted(connection, member, chapter_id)
            async with following_total(connection, self._clock, work):
                await chapter_store.withdraw(connection, chapter_id, now)
                await outbox_store.withdraw(connection, chapter_id, now)
            await self._effects.withdrawn(connection, work, chapter, member.id)
            await pin_the_one_before(connection, self._clock, work.id, chapter_id)
        return chapter

    async def bring_back(self, member: Member, chapter_id: int, *, again: int = 0) -> tuple[Work, Chapter]:
        """Undo a withdrawal within ten minutes: announced anew, without a second ping.

        Raises UserFacingError later; NumberTaken, unless `again` is the mark of that question, if another chapter of
        its name was posted meanwhile or is to go out.
        """
        now = self._clock()
        async with self._database.change() as connection:
            work, chapter = await held_posted(connection, member, chapter_id, ChapterState.WITHDRAWN)
            if chapter.withdrawn_at is None or now - chapter.withdrawn_at > UNDO:
                raise UserFacingError(wording.too_late_to_bring_back)
            await self._namesakes.ask(connection, work, chapter, again)
            targets = await needed_targets(connection, work)
            async with following_total(connection, self._clock, work):
                await chapter_store.bring_back(connection, chapter_id)
                await self._effects.posted(connection, work, chapter, targets, member.id)
                await announce(connection, work, chapter_id, now, targets)
        return work, chapter
