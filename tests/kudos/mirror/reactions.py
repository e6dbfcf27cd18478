"""Reactions as Discord keeps them: the truth that the mirror is compared with."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable

from bot.core.errors import Gone
from bot.kudos.models import MessageReactions, Reaction, ReactionKind


class ReactionsOnDiscord:
    """The port of `bot/kudos/mirror/ports.py`; a channel's history shows nothing, so that each message is asked for."""

    def __init__(self) -> None:
        self.on_message: defaultdict[int, set[Reaction]] = defaultdict(set)
        self.trouble: dict[int, Exception] = {}
        self.deleted: set[int] = set()
        self.meanwhile: Callable[[int], Awaitable[None]] | None = None
        self.read: list[int] = []

    async def history(self, channel_id: int, before: int) -> list[MessageReactions]:
        return []

    async def message(self, channel_id: int, message_id: int) -> MessageReactions:
        self.read.append(message_id)
        if message_id in self.trouble:
            raise self.trouble[message_id]
        if message_id in self.deleted:
            raise Gone(f"message {message_id}")
        counts = Counter(ReactionKind(one.emoji, one.is_super) for one in self.on_message[message_id])
        if self.meanwhile and not counts:
            await self.meanwhile(message_id)
        return MessageReactions(message_id, dict(counts), {kind.emoji: kind.emoji for kind in counts})

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = 100
    ) -> list[tuple[int, bool]]:
        """Who reacted so; `meanwhile` then goes on before the caller gets to see it."""
        users = sorted(
            (one.user_id, one.from_bot)
            for one in self.on_message[message_id]
            if (one.emoji, one.is_super) == (emoji, is_super) and one.user_id > after
        )[:limit]
        if self.meanwhile:
            await self.meanwhile(message_id)
        return users
