"""What telling staff needs of Discord."""

from typing import Protocol

from bot.announcements.models import Announcement


class Speaker(Protocol):
    """Where notices to a server's staff are posted. `say` raises as the methods of Channels do."""

    async def say(
        self, channel_id: int, text: str, nonce: str, *, work_id: int | None, doubt: Announcement | None
    ) -> None:
        """Post a notice; one about a work has a button to try again, and one about a doubt those to decide it."""
        ...
