"""Reactions as Discord keeps them: the truth that the mirror is compared with."""

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable

from bot.core.errors import Gone
from bot.kudos.models import Event, MessageReactions, Reaction, ReactionKind, added, cleared, removed
from tests.kudos.mirror.histories import Do


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


def act(here: set[Reaction], what: Do, message_id: int, reaction: Reaction) -> Event | None:
    """Let somebody do this to the reactions that stand on a message; the event that tells of it."""
    event: Event | None = None
    if what is Do.REACT and reaction not in here:
        here.add(reaction)
        event = added(message_id, reaction)
    elif what is Do.UNREACT and reaction in here:
        here.remove(reaction)
        event = removed(message_id, Reaction(reaction.emoji, reaction.user_id, reaction.is_super))
    elif what is Do.CLEAR_ALL:
        here.clear()
        event = cleared(message_id)
    elif what is Do.CLEAR_EMOJI:
        here -= {one for one in here if one.emoji == reaction.emoji}
        event = cleared(message_id, reaction.emoji)
    return event
