"""The question whether a chapter is to go out though one of its name is there already."""

from collections.abc import Iterable
from zlib import crc32

from bot.chapters.namesakes import store, wording
from bot.chapters.namesakes.alike_chapters import AlikeChapters
from bot.chapters.namesakes.models import Namesake, NamesakePlace
from bot.chapters.ports import Slots
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.errors import UserFacingError
from bot.dates.models import WallTime
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterDetails, ChapterState, Work

ANYWAY = 1
"""The answer of somebody who wants a chapter to go out whatever is there; a question's own mark is never so small."""


class NumberTaken(UserFacingError):
    """A chapter of this name is there already: the person has to say that this one goes out too.

    `mark` stands for what they are told of: their yes holds for that, and for nothing that comes meanwhile. `due` is
    when it was to go out, None for at once.
    """

    def __init__(self, namesakes: list[Namesake], due: WallTime | None = None) -> None:
        self.namesakes = namesakes
        self.mark = mark_of(namesakes)
        self.due = due
        if due is None:
            super().__init__(wording.ask_again, namesakes)
        else:
            super().__init__(wording.ask_before_scheduling, namesakes, due)


def mark_of(namesakes: Iterable[Namesake]) -> int:
    """Make a number of what somebody is asked about: another one as soon as there is anything else to be asked."""
    told = ",".join(sorted(f"{one.chapter.id} {one.where}" for one in namesakes))
    return crc32(told.encode()) + ANYWAY + 1 if told else 0


class Namesakes:
    """What is there under a chapter's name; `slots` says which drafts wait in a backlog."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots

    async def of(self, connection: AsyncConnection, work: Work, chapter: Chapter) -> list[Namesake]:
        """Find what readers would take this chapter for, what has come furthest first."""
        alike = AlikeChapters(work, await store.likely_namesakes(connection, chapter)).of(chapter.details)
        return await self.placed(connection, work, alike)

    async def placed(self, connection: AsyncConnection, work: Work, chapters: list[Chapter]) -> list[Namesake]:
        """Say of these chapters of a work how far they have come, what has come furthest first."""
        drafted = any(one.state is ChapterState.DRAFT for one in chapters)
        waiting = await self.slots.waiting(connection, work) if drafted else {}
        found = []
        for one in chapters:
            if one.state is ChapterState.POSTED:
                where = NamesakePlace.ANNOUNCED if one.can_be_read else NamesakePlace.ON_ITS_WAY
                found.append(Namesake(one, where, one.posted_at))
            elif one.state is ChapterState.SCHEDULED:
                found.append(Namesake(one, NamesakePlace.SCHEDULED, one.due_at))
            elif one.id in waiting:
                found.append(Namesake(one, NamesakePlace.IN_BACKLOG, waiting[one.id]))
            else:
                found.append(Namesake(one, NamesakePlace.DRAFT if one.kept else NamesakePlace.PREVIEW, one.created_at))
        order = list(NamesakePlace)
        return sorted(found, key=lambda one: order.index(one.where))

    async def unanswered(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, *, drafts: bool = False
    ) -> list[Namesake]:
        """Find what is there under a chapter's name of which nobody has said that both go out; `drafts` among it."""
        found = await self.of(connection, work, chapter)
        pairs = await store.accepted(connection, work.id) if found else frozenset()
        answered = {one.chapter.id for one in found if frozenset((chapter.id, one.chapter.id)) in pairs}
        return [one for one in found if one.chapter.id not in answered and (drafts or not one.is_a_draft)]

    async def in_the_way(self, connection: AsyncConnection, work: Work, chapter: Chapter) -> list[Namesake]:
        """Find what keeps a scheduled chapter from going out at its time, so far as nobody was asked.

        That is what bears its name and is posted, or will be by then: scheduled for before, with nothing in its way.
        """
        return await self._in_the_way(connection, work, chapter, {})

    async def _in_the_way(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, goes_out: dict[int, bool]
    ) -> list[Namesake]:
        """Do that; `goes_out` is what is known of scheduled chapters, of which many may bear one name."""
        found = []
        for one in await self.unanswered(connection, work, chapter):
            other = one.chapter
            if _goes_before(other, chapter) and other.id not in goes_out:
                goes_out[other.id] = not await self._in_the_way(connection, work, other, goes_out)
            if other.state is ChapterState.POSTED or (_goes_before(other, chapter) and goes_out[other.id]):
                found.append(one)
        return found

    async def known(
        self, connection: AsyncConnection, work: Work, candidates: list[ChapterDetails]
    ) -> list[NamesakePlace | None]:
        """Say of each chapter that might be drafted how far one of its name has come; None where there is none."""
        alike_chapters = AlikeChapters(work, await chapter_store.of_work(connection, work.id))
        alike = [alike_chapters.of(one) for one in candidates]
        placed = await self.placed(connection, work, [one for some in alike for one in some])
        where = {one.chapter.id: one.where for one in placed}
        order = list(NamesakePlace)
        return [min((where[one.id] for one in some), key=order.index, default=None) for some in alike]

    async def with_number(self, connection: AsyncConnection, work: Work, chapter: Chapter) -> list[Namesake]:
        """Find the other chapters that have this one's number, what has come furthest first."""
        number = chapter.details.number
        found = await self.of(connection, work, chapter)
        return [one for one in found if store.is_same_number(one.chapter.details.number, number)]

    async def ask(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, again: int, due: WallTime | None = None
    ) -> None:
        """Raise NumberTaken if a chapter of this name is there, unless `again` answers that very question.

        A draft is asked about however often. Of what is scheduled, only others are asked about of which nobody has said
        that both go out; a new time needs no word on mere drafts.
        """
        if chapter.state is ChapterState.DRAFT:
            found = await self.of(connection, work, chapter)
        else:
            found = await self.unanswered(connection, work, chapter, drafts=due is None)
        if found and again not in (ANYWAY, mark_of(found)):
            raise NumberTaken(found, due)
        await self.accept(connection, chapter.id, found)

    async def accept(self, connection: AsyncConnection, chapter_id: int, asked_about: list[Namesake]) -> None:
        """Note that both go out; of drafts nothing is noted, since each is asked about when it is to go out itself."""
        going_out = [one.chapter.id for one in asked_about if not one.is_a_draft]
        await store.accept_namesakes(connection, chapter_id, going_out)

    async def forget_if_renamed(
        self, connection: AsyncConnection, work: Work, before: Chapter, now: ChapterDetails
    ) -> None:
        """Forget what was answered of a chapter that readers would take for others from now on."""
        alike_chapters = AlikeChapters(work)
        if alike_chapters.signs(before.details) != alike_chapters.signs(now):
            await store.forget_accepted(connection, before.id)


def _goes_before(one: Chapter, other: Chapter) -> bool:
    """Tell whether of two scheduled chapters the first is released first, as the timetable does."""
    if not one.due_at or not other.due_at or one.state is not ChapterState.SCHEDULED:
        return False
    return (one.due_at, one.id) < (other.due_at, other.id)
