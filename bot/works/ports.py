"""What a change of a work means to the features above."""

from typing import Protocol

from bot.core.db.connecting.connections import AsyncConnection


class WorkEffects(Protocol):
    """Is told of a change in the transaction that makes it."""

    async def authors_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Hear that somebody else is an author of the work from now on."""
        ...

    async def details_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Hear that anything about the work may be another now; its channel, too."""
        ...

    async def looks_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Hear that announcements show something else of the work from now on."""
        ...

    async def pin_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Hear that the work wants its latest chapter pinned from now on, or no longer."""
        ...
