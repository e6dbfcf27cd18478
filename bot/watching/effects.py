"""What is asked about a chapter follows what becomes of it, wherever that is decided."""

from bot.chapters.ports import ChapterEffects
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.watching import letters
from bot.watching.listing import store as listing_store
from bot.works.models import Chapter, Target, Work


class AskedAbout:
    """Does what `bot/chapters/ports.py` asks for, after those who are told first."""

    def __init__(self, clock: Clock, first: ChapterEffects) -> None:
        self._clock = clock
        self._first = first

    async def posted(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, targets: list[Target], by: int
    ) -> None:
        await self._first.posted(connection, work, chapter, targets, by)
        await self._refresh(connection, work, chapter)

    async def withdrawn(self, connection: AsyncConnection, work: Work, chapter: Chapter, by: int) -> None:
        await self._first.withdrawn(connection, work, chapter, by)
        await self._refresh(connection, work, chapter)

    async def _refresh(self, connection: AsyncConnection, work: Work, chapter: Chapter) -> None:
        for row in await listing_store.with_chapter(connection, chapter.id):
            for about in (letters.about_found(row.id), letters.about_gone(row.id)):
                await letters.refresh(connection, work.guild_id, about, self._clock())
