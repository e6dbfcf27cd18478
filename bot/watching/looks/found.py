"""What becomes of a chapter that is new at its source, in the transaction that notes it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.addresses.reading import read
from bot.backlog import store as backlog_store
from bot.chapters.namesakes.alike_chapters import AlikeChapters
from bot.chapters.namesakes.models import Namesake, NamesakePlace
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.scheduling import store as scheduling_store
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.text.naming import name_key
from bot.dates.times import at
from bot.setup import store as setup_store
from bot.watching.listing import store as listing_store
from bot.watching.listing.store import NewSourceChapter
from bot.watching.looks.following import change
from bot.watching.looks.identity import identity_of, key_of
from bot.watching.looks.news import Listed
from bot.watching.models import AskReason, Source, SourceChapter, SourceChapterState, SourceMode
from bot.watching.questions import ask_about, ask_about_all
from bot.works import chapter_store, checks
from bot.works.models import Chapter, ChapterDetails, Rating, Work

UNFINISHED = (NamesakePlace.DRAFT, NamesakePlace.PREVIEW)
TOGETHER = frozenset({AskReason.MANY, AskReason.VANISHED})
"""Why chapters are asked about all together and not one by one."""


@dataclass(frozen=True, slots=True)
class There:
    """What was made by hand of a chapter, as far as it has come; `is_unsure` if only another one has its number."""

    namesake: Namesake | None
    is_unsure: bool = False

    @property
    def is_unfinished(self) -> bool:
        return self.namesake is not None and self.namesake.where in UNFINISHED

    @property
    def is_matched(self) -> bool:
        """Tell whether it was posted by hand, or will be: nothing is left to decide."""
        return self.namesake is not None and not self.is_unfinished

    @property
    def chapter_id(self) -> int | None:
        return self.namesake.chapter.id if self.namesake else None


@dataclass(frozen=True, slots=True)
class Finder:
    """Decides about what is new at one source of a work that is locked."""

    clock: Clock
    namesakes: Namesakes
    work: Work
    source: Source

    async def take(
        self,
        connection: AsyncConnection,
        known: Sequence[SourceChapter],
        new: Sequence[Listed],
        doubts: frozenset[AskReason],
    ) -> None:
        """Note chapters, in the order in which they are to be announced, and do with each what was chosen, or ask."""
        there = await self.all_there(connection, [one.details for one in new])
        rows = await self.note(connection, known, new, there)
        left = [
            (row, one.details, its)
            for row, one, its in zip(rows, new, there, strict=True)
            if row.state is not SourceChapterState.MATCHED
        ]
        for row, one in zip(rows, new, strict=True):
            if row.state is SourceChapterState.MATCHED:
                await self._give_link(connection, row, one.details)
        if doubts & TOGETHER and len(left) > 1:
            await self._hold(connection, [row for row, _, _ in left], doubts)
            return
        doubts = (doubts - {AskReason.MANY}) | await self._further_doubts(connection, [one for _, _, one in left])
        for row, details, its in left:
            await self.draft(connection, row, details, its, doubts)

    async def all_there(self, connection: AsyncConnection, every: Sequence[ChapterDetails]) -> list[There]:
        """Find what was posted or drafted by hand of chapters, by their links or numbers; what came furthest."""
        alike = AlikeChapters(self.work, await chapter_store.of_work(connection, self.work.id)) if every else None
        return [await self._there(connection, one, alike.of(one)) for one in every] if alike else []

    async def there(self, connection: AsyncConnection, details: ChapterDetails) -> There:
        """Find what was posted or drafted by hand of one chapter."""
        (there,) = await self.all_there(connection, [details])
        return there

    async def _there(self, connection: AsyncConnection, details: ChapterDetails, alike: Sequence[Chapter]) -> There:
        await asyncio.sleep(0)  # what a feed of thousands takes isn't taken at one go
        if not alike:
            return There(None)
        same = [one for one in alike if not _is_another(one.details, details)]
        placed = await self.namesakes.placed(connection, self.work, same)
        return There(placed[0]) if placed else There(None, is_unsure=True)

    async def note(
        self,
        connection: AsyncConnection,
        known: Sequence[SourceChapter],
        new: Sequence[Listed],
        there: Sequence[There],
        state: SourceChapterState = SourceChapterState.FOUND,
    ) -> list[SourceChapter]:
        """Insert what is new, in this state or as matched; a key is what it is known by from now on."""
        rows = await asyncio.to_thread(self._rows, known, new, there, state)
        return await listing_store.add(connection, rows)

    def _rows(
        self,
        known: Sequence[SourceChapter],
        new: Sequence[Listed],
        there: Sequence[There],
        state: SourceChapterState,
    ) -> list[NewSourceChapter]:
        taken, rows = {one.key for one in known}, list[NewSourceChapter]()
        for one, its in zip(new, there, strict=True):
            key = key_of(identity_of(one.entry), taken)
            taken.add(key)
            rows.append(
                NewSourceChapter(
                    source_id=self.source.id,
                    key=key,
                    state=SourceChapterState.MATCHED if its.is_matched else state,
                    guid=one.entry.guid,
                    link=one.entry.link,
                    title=one.entry.title,
                    number=one.details.number,
                    published_at=one.entry.published,
                    seen_at=self.clock(),
                    chapter_id=its.chapter_id if its.is_matched else None,
                    is_listed=True,
                    missed=0,
                )
            )
        return rows

    async def draft(
        self,
        connection: AsyncConnection,
        row: SourceChapter,
        details: ChapterDetails,
        there: There,
        doubts: frozenset[AskReason],
    ) -> Chapter:
        """Draft a chapter, then ask about it, or do with it what was chosen."""
        chapter = await self.drafted(connection, details, there)
        row = replace(row, chapter_id=chapter.id, state=SourceChapterState.FOUND)
        await listing_store.change(connection, [row.id], chapter_id=chapter.id, state=row.state)
        await self._give_link(connection, row, details)
        if not doubts and self.source.mode is SourceMode.BACKLOG:
            await self._to_the_backlog(connection, chapter)
            return chapter
        if not doubts and self.source.mode is SourceMode.POST:
            await self.schedule(connection, chapter)
        await ask_about(connection, self.clock, self.work, self.source, row, doubts)
        return chapter

    async def drafted(self, connection: AsyncConnection, details: ChapterDetails, there: There) -> Chapter:
        """Draft a chapter, one that is kept, or take what is there of it."""
        if there.namesake is not None:
            chapter = there.namesake.chapter
        else:
            now, by = self.clock(), self.source.added_by
            chapter = await chapter_store.add_draft(connection, self.work.id, checks.chapter(details), by, now)
        await chapter_store.keep(connection, [chapter.id])
        return chapter

    async def schedule(self, connection: AsyncConnection, chapter: Chapter) -> None:
        """Let a chapter go out by itself after the source's delay."""
        zone = (await setup_store.find(connection, self.work.guild_id)).zone
        due = at(self.clock() + self.source.delay, zone)
        await scheduling_store.schedule(connection, chapter.id, self.source.added_by, due)

    async def _hold(
        self, connection: AsyncConnection, rows: Sequence[SourceChapter], doubts: frozenset[AskReason]
    ) -> None:
        ids = [row.id for row in rows]
        await listing_store.change(connection, ids, state=SourceChapterState.HELD, batch=ids[0])
        await ask_about_all(connection, self.clock, self.work, self.source, ids[0], doubts)

    async def _further_doubts(self, connection: AsyncConnection, there: Sequence[There]) -> frozenset[AskReason]:
        mode = self.source.mode
        reasons = {
            AskReason.DRAFTED: any(one.is_unfinished for one in there),
            AskReason.UNSURE: any(one.is_unsure for one in there),
            AskReason.NO_RATING: mode is SourceMode.POST and self.work.details.rating is Rating.NOT_RATED,
            AskReason.NO_BACKLOG: mode is SourceMode.BACKLOG
            and await backlog_store.find(connection, self.work.id) is None,
        }
        return frozenset(doubt for doubt, is_so in reasons.items() if is_so)

    async def _to_the_backlog(self, connection: AsyncConnection, chapter: Chapter) -> None:
        backlog = await backlog_store.find(connection, self.work.id)
        if backlog:
            order = await backlog_store.order(connection, backlog.id)
            await backlog_store.put_order(connection, backlog.id, [*order, chapter.id])

    async def _give_link(self, connection: AsyncConnection, row: SourceChapter, details: ChapterDetails) -> None:
        """Let a chapter that was made by hand, and has no link, lead to where it is online."""
        chapter = await chapter_store.find_any(connection, row.chapter_id) if row.chapter_id else None
        if chapter and details.link and chapter.details.link is None:
            linked = replace(chapter.details, link=details.link)
            await change(connection, self.clock, self.namesakes, self.work, chapter, linked)


def _is_another(there: ChapterDetails, found: ChapterDetails) -> bool:
    """Tell whether two of one number are another chapter's each: at one site, with other titles and other links."""
    one, other = (read(details.link) if details.link else None for details in (there, found))
    if one is None or other is None or one.host != other.host or one.normal == other.normal:
        return False
    return bool(there.title and found.title) and name_key(there.title or "") != name_key(found.title or "")
