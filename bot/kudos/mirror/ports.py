"""What the mirror needs of Discord."""

from typing import Protocol

from bot.core.text import limits
from bot.kudos.models import MessageReactions

PAGE = limits.LISTED
"""Messages, or users of a reaction, in one answer of Discord."""


class Reactions(Protocol):
    """Where reactions are read from. Each call is one request, and raises core.errors.Gone, Forbidden or Unclear."""

    async def history(self, channel_id: int, before: int) -> list[MessageReactions]:
        """Read the newest messages older than the id `before`, at most PAGE, the newest first.

        Discord gives none where the bot may not read history.
        """
        ...

    async def message(self, channel_id: int, message_id: int) -> MessageReactions: ...

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = PAGE
    ) -> list[tuple[int, bool]]:
        """List who reacted so, from the id `after` on, by ascending id; and whether each is a bot.

        `emoji` is its name in a route.
        """
        ...
