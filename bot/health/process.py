"""What whoever asks how the process is doing needs of it."""

from collections.abc import Sequence
from typing import Protocol

from bot.core.loop import SupervisedLoop
from bot.health.figures import Figures
from bot.health.models import WaitingWork


class WatchedProcess(Protocol):
    """A process that has its database, connected to Discord or not."""

    @property
    def is_connected(self) -> bool: ...

    @property
    def loops(self) -> Sequence[SupervisedLoop]: ...

    @property
    def figures(self) -> Figures: ...

    async def is_writable(self) -> bool:
        """Tell whether the database takes a change now."""
        ...

    async def waiting(self) -> WaitingWork:
        """Count what waits to be done."""
        ...
