"""What is asked about a chapter follows what becomes of it, wherever that is decided."""

from bot.chapters.ports import PostingEffects
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.watching import questions
from bot.works.models import Chapter, Target, Work


class AskedAbout:
    """Does what `bot/chapters/ports.py` asks for, after those who are told first."""

    def __init__(self, clock: Clock, first: PostingEffects) -> None:
        self._clock = clock
        self._first = first

    async def posted(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, targets: list[Target], by: int
    ) -> None:
        await self._first.posted(connection, work, chapter, targets, by)
        await self.changed(connection, chapter.id)

    async def withdrawn(self, connection: AsyncConnection, work: Work, chapter: Chapter, by: int) -> None:
        await self._first.withdrawn(connection, work, chapter, by)
        await self.changed(connection, chapter.id)

    async def changed(self, connection: AsyncConnection, chapter_id: int) -> None:
        await questions.refresh_about(connection, chapter_id, self._clock())
