"""What a chapter's life means to the features above, and who of them has chapters that go out by themselves."""

from datetime import datetime
from typing import Protocol

from bot.chapters.models import Slot
from bot.core.db.connecting.connections import AsyncConnection
from bot.works.models import Chapter, Target, Work


class PostingEffects(Protocol):
    """Is told of a chapter's posting and withdrawal in the transaction that makes it."""

    async def posted(
        self, connection: AsyncConnection, work: Work, chapter: Chapter, targets: list[Target], by: int
    ) -> None:
        """Hear that a chapter is posted, or brought back, before its announcements are written."""
        ...

    async def withdrawn(self, connection: AsyncConnection, work: Work, chapter: Chapter, by: int) -> None:
        """Hear that a chapter's announcements are taken away."""
        ...


class ChapterEffects(PostingEffects, Protocol):
    """Is told of every step of a chapter's life in the transaction that makes it."""

    async def changed(self, connection: AsyncConnection, chapter_id: int) -> None:
        """Hear that a chapter is another than it was: what its card says, when it goes out, or whether it is there."""
        ...


class Slots(Protocol):
    """Moments that the timetable keeps beside those of scheduled chapters."""

    async def due(self) -> list[Slot]:
        """Find what is to go out by now, the earliest first."""
        ...

    async def waiting(self, connection: AsyncConnection, work: Work) -> dict[int, datetime | None]:
        """Find the drafts of a work that wait for a slot, and when each goes out; None while it has no slot."""
        ...

    async def keep_wall_times(self) -> None:
        """Keep six in the evening at six, after an update of the zones' rules."""
        ...
