"""What a change of targets means to the features above."""

from typing import Protocol

from bot.core.db.connecting.connections import AsyncConnection


class TargetEffects(Protocol):
    """Is told of a change in the transaction that makes it."""

    async def targets_changed(self, connection: AsyncConnection, work_id: int) -> None:
        """Hear that the work is announced in one channel more, or less, from now on."""
        ...
