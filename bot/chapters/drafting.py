"""What a work's authors can do with a chapter until it is posted."""

from collections.abc import Callable
from dataclasses import replace

from bot.chapters import wording
from bot.chapters.buttons import OpenChapter
from bot.chapters.lookup import deleted_of, draft_of, held_draft, require_draft, shown_of
from bot.chapters.matching import are_several, like, named
from bot.chapters.models import MOST_UNFINISHED
from bot.chapters.namesakes.models import Namesake, NamesakePlace
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.ports import ChapterEffects
from bot.chapters.preview.texts import DraftTexts
from bot.chapters.scheduling import store as scheduling_store
from bot.clicks import store as clicks
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import Database
from bot.core.db.turns import take_turn
from bot.core.errors import UserFacingError
from bot.dates.models import WallTime
from bot.setup.models import Member
from bot.uploads import store as uploads_store
from bot.uploads.models import ChosenChapter
from bot.works import chapter_store, checks, text_store
from bot.works.access import present, require_author
from bot.works.chapter_store import UNPOSTED
from bot.works.models import UNDO, Chapter, ChapterDetails, ChapterState, TextPlace, Work

CHOICE = "chapter:"
"""What a chosen chapter's value begins with, so that its id can't be taken for its number."""


class Chapters:
    """`texts` is what is done with the text of a chapter that lives on the server."""

    def __init__(self, database: Database, clock: Clock, namesakes: Namesakes, effects: ChapterEffects) -> None:
        self.texts = DraftTexts(database, clock, effects)
        self._database = database
        self._clock = clock
        self._namesakes = namesakes
        self._effects = effects

    async def draft(
        self,
        member: Member,
        work_id: int,
        details: ChapterDetails,
        body: str | None = None,
        *,
        due: WallTime | None = None,
        chosen: ChosenChapter | None = None,
    ) -> Chapter:
        """Keep a chapter for its preview, and its text if the work lives on the server.

        `due` is when it is meant to go out, once its author has seen the preview and says so; `chosen` the chapter of
        an upload that it is, which makes room for others from now on.

        Raises UserFacingError if the member may not post in this work, or if too many of its previews are unfinished.
        """
        details = checks.chapter(details)
        async with self._database.change() as connection:
            await take_turn(connection, "previews", work_id)
            work = await present(connection, member.guild_id, work_id)
            await require_author(connection, member, work)
            if await chapter_store.count_unfinished(connection, work_id) >= MOST_UNFINISHED:
                raise UserFacingError(wording.too_many_previews, work, MOST_UNFINISHED)
            chapter = await chapter_store.add_draft(connection, work_id, details, member.id, self._clock())
            if body and work.details.text is not TextPlace.NOWHERE:
                await text_store.add(connection, chapter.id, body)
            if due:
                await scheduling_store.plan(connection, chapter.id, due.at, self._clock())
                chapter = replace(chapter, due_at=due.at)
            if chosen:
                await uploads_store.note_chosen(connection, chapter.id, chosen)
            await clicks.tell(connection, OpenChapter(chapter.id))
            return chapter

    async def text(self, chapter_id: int) -> str | None:
        """Read the chapter's text as Discord Markdown, if it lives on the server."""
        async with self._database.read() as connection:
            return await text_store.find(connection, chapter_id)

    async def draft_of(self, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
        """Find a draft that the member may go on with.

        Raises UserFacingError if it's posted, cancelled or not theirs to touch.
        """
        async with self._database.read() as connection:
            return await draft_of(connection, member, chapter_id)

    async def edit(self, member: Member, chapter_id: int, details: ChapterDetails) -> None:
        """Change a draft or a scheduled chapter, which doesn't go out under another's name until its author says so."""
        details = checks.chapter(details)
        async with self._database.change() as connection:
            work, chapter = await held_draft(connection, member, chapter_id)
            if not await chapter_store.change(connection, chapter_id, details, self._clock(), *UNPOSTED):
                raise UserFacingError(wording.already_posted, chapter.details, chapter.posted_by)
            await self._namesakes.forget_if_renamed(connection, work, chapter, details)
            await self._effects.changed(connection, chapter_id)

    async def take_offered_notes(self, member: Member, chapter_id: int) -> None:
        """Put on the card what the end of the text offers as notes, after the notes that are there.

        Raises UserFacingError if they are too long together.
        """
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            notes = "\n\n".join(filter(None, (chapter.details.notes, chapter.details.notes_offered)))
            await self._put(connection, chapter_id, replace(chapter.details, notes=notes or None, notes_offered=None))

    async def ask(self, member: Member, chapter_id: int, question: str) -> None:
        """Ask readers something on the card of a draft; nothing, with an empty question."""
        asked = " ".join(question.split()) or None
        await self._change(member, chapter_id, lambda details: replace(details, question=asked))

    async def open_thread(self, member: Member, chapter_id: int, *, wanted: bool) -> None:
        """Let a draft's announcements have a thread for comments, or none of its own."""
        await self._change(member, chapter_id, lambda details: replace(details, comments=wanted))

    async def _change(
        self, member: Member, chapter_id: int, changed: Callable[[ChapterDetails], ChapterDetails]
    ) -> None:
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            await self._put(connection, chapter_id, changed(chapter.details))

    async def _put(self, connection: AsyncConnection, chapter_id: int, details: ChapterDetails) -> None:
        await chapter_store.change(connection, chapter_id, checks.chapter(details), self._clock(), *UNPOSTED)
        await self._effects.changed(connection, chapter_id)

    async def keep(self, member: Member, chapter_id: int) -> Chapter:
        """Keep a preview as a draft. Raises UserFacingError if it is scheduled or posted by now."""
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            require_draft(chapter)
            await chapter_store.keep(connection, [chapter_id])
            return replace(chapter, kept=True)

    async def cancel(self, member: Member, chapter_id: int) -> Chapter:
        """Cancel a preview. Raises UserFacingError if it is scheduled or posted by now: it stays so."""
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            require_draft(chapter)
            await chapter_store.delete(connection, chapter_id, self._clock(), ChapterState.DRAFT)
            await self._effects.changed(connection, chapter_id)
            return chapter

    async def delete(self, member: Member, chapter_id: int) -> Chapter:
        """Delete a draft or a scheduled chapter. Raises UserFacingError if it is posted by now."""
        async with self._database.change() as connection:
            _, chapter = await held_draft(connection, member, chapter_id)
            if not await chapter_store.delete(connection, chapter_id, self._clock(), *UNPOSTED):
                raise UserFacingError(wording.already_posted, chapter.details, chapter.posted_by)
            await self._effects.changed(connection, chapter_id)
            return chapter

    async def undelete(self, member: Member, chapter_id: int) -> Chapter:
        """Undo within ten minutes that a chapter was deleted or cancelled.

        One that was scheduled is so again, unless its time has passed or its name is another's meanwhile: then it is a
        draft. Does nothing if it is there already; posted, say. Raises UserFacingError later, or if they may not.
        """
        async with self._database.change() as connection:
            work, chapter = await deleted_of(connection, member, chapter_id)
            if chapter.state is ChapterState.CANCELLED:
                state = await self._state_again(connection, work, chapter)
                await chapter_store.undelete(connection, chapter_id, state, self._clock())
                await self._effects.changed(connection, chapter_id)
            return await chapter_store.find_any(connection, chapter_id)

    async def _state_again(self, connection: AsyncConnection, work: Work, chapter: Chapter) -> ChapterState:
        """Tell what a deleted chapter is after that was undone. Raises UserFacingError if it's too late for that."""
        now = self._clock()
        if chapter.deleted_at is None or now - chapter.deleted_at > UNDO:
            raise UserFacingError(wording.too_late_to_undelete)
        was_scheduled = chapter.posted_by is not None and chapter.due_at is not None and chapter.due_at > now
        if was_scheduled and not await self._namesakes.unanswered(connection, work, chapter):
            return ChapterState.SCHEDULED
        return ChapterState.DRAFT

    async def open(self, member: Member, chapter_id: int) -> tuple[Work, Chapter]:
        """Find a chapter whose screen the member may see. Raises UserFacingError if it is gone, or not theirs."""
        async with self._database.read() as connection:
            return await shown_of(connection, member, chapter_id)

    async def namesakes(self, work: Work, chapter: Chapter) -> list[Namesake]:
        """Find what is there under a chapter's name; of a scheduled one, what its author wasn't asked about."""
        async with self._database.read() as connection:
            if chapter.state is ChapterState.SCHEDULED:
                return await self._namesakes.unanswered(connection, work, chapter)
            return await self._namesakes.of(connection, work, chapter)

    async def in_the_way(self, work: Work, chapter: Chapter) -> list[Namesake]:
        """Find what keeps a scheduled chapter from going out at its time, as things stand; nothing of any other."""
        if chapter.state is not ChapterState.SCHEDULED:
            return []
        async with self._database.read() as connection:
            return await self._namesakes.in_the_way(connection, work, chapter)

    async def known(self, work: Work, candidates: list[ChapterDetails]) -> list[NamesakePlace | None]:
        """Say of each chapter that might be drafted how far one of its name has come; None where there is none."""
        async with self._database.read() as connection:
            return await self._namesakes.known(connection, work, candidates)

    async def posted(self, work_id: int) -> list[Chapter]:
        """Find the work's posted chapters, latest first."""
        async with self._database.read() as connection:
            return await chapter_store.posted(connection, work_id)

    async def readable(self, work_id: int) -> list[Chapter]:
        """Find the chapters of a work that readers can read, latest first."""
        return [one for one in await self.posted(work_id) if one.can_be_read]

    async def all(self, work_id: int, *states: ChapterState) -> list[Chapter]:
        """Find the work's chapters that are in one of these states, the latest first."""
        async with self._database.read() as connection:
            return [one for one in await chapter_store.of_work(connection, work_id) if one.state in states]

    async def choose(
        self, work: Work, text: str, state: ChapterState = ChapterState.POSTED, *, for_readers: bool = False
    ) -> Chapter:
        """Find the chapter in this state that a chosen or typed option names, the latest with that number.

        `for_readers` one that they can read. Raises UserFacingError if it names none, or a title that several have.
        """
        chapters = await self._among(work, state, for_readers=for_readers)
        found = [one for one in chapters if text == f"{CHOICE}{one.id}"] or named(chapters, text)
        if not found:
            raise UserFacingError(wording.no_such_chapter, work, text, state)
        if are_several(found):
            raise UserFacingError(wording.ambiguous_chapter, work, text)
        return found[0]

    async def like(
        self, work: Work, text: str, state: ChapterState = ChapterState.POSTED, *, for_readers: bool = False
    ) -> list[Chapter]:
        """Find the work's chapters in this state whose name has the typed text in it, latest first."""
        return like(await self._among(work, state, for_readers=for_readers), text)

    async def works_with(self, guild_id: int, state: ChapterState) -> set[int]:
        """Find the ids of a server's works that have chapters in this state."""
        async with self._database.read() as connection:
            return await chapter_store.works_with(connection, guild_id, state)

    async def _among(self, work: Work, state: ChapterState, *, for_readers: bool) -> list[Chapter]:
        return await (self.readable(work.id) if for_readers else self.all(work.id, state))
