"""Reactions in both directions: events to the mirror's inbox, and Discord's lists to the reconciler."""

from collections.abc import Callable
from typing import Any

import discord

from bot.app.client import Client
from bot.kudos.mirror.inbox import Inbox
from bot.kudos.mirror.ports import PAGE
from bot.kudos.models import Event, MessageReactions, ReactionChange, ReactionKind
from bot.setup.emoji import unicode_key
from cogs._shared.discord_errors import in_the_ports_words

ADDED, REMOVED, CLEARED = ReactionChange.ADDED, ReactionChange.REMOVED, ReactionChange.CLEARED


class DiscordReactions:
    """The port of `bot/kudos/mirror/ports.py`, on discord.py's routes: no message and no user is modelled."""

    def __init__(self, client: Client) -> None:
        self._http = client.http

    async def history(self, channel_id: int, before: int) -> list[MessageReactions]:
        with in_the_ports_words():
            messages = await self._http.logs_from(channel_id, PAGE, before=before)
        return [_shown(message) for message in messages]

    async def message(self, channel_id: int, message_id: int) -> MessageReactions:
        with in_the_ports_words():
            return _shown(await self._http.get_message(channel_id, message_id))

    async def users(
        self, channel_id: int, message_id: int, emoji: str, *, is_super: bool, after: int, limit: int = PAGE
    ) -> list[tuple[int, bool]]:
        with in_the_ports_words():
            page = await self._http.get_reaction_users(
                channel_id, message_id, emoji, limit, after=after, type=1 if is_super else 0
            )
        return [(int(user["id"]), bool(user.get("bot"))) for user in page]


def _shown(message: Any) -> MessageReactions:
    counts: dict[ReactionKind, int] = {}
    names: dict[str, str] = {}
    for reaction in message.get("reactions", ()):
        emoji = reaction["emoji"]
        name = emoji["name"] or "_"  # a deleted emoji has none
        key = emoji["id"] or unicode_key(name)
        names[key] = f"{name}:{emoji['id']}" if emoji["id"] else name
        for kind, is_super in (("normal", False), ("burst", True)):
            if count := reaction["count_details"][kind]:
                counts[ReactionKind(key, is_super)] = count
    return MessageReactions(int(message["id"]), counts, names)


def listen(client: Client, inbox: Inbox) -> None:
    """Send the events of reactions straight to the inbox, before discord.py makes a task of each."""
    _listen_to_events(client, inbox)
    _listen_to_payloads(client, inbox)


def _listen_to_payloads(client: Client, inbox: Inbox) -> None:
    """Take the shortest road, for the two events that come in floods."""
    put: Callable[[Event], None] = inbox.put
    me = str(client.user.id) if client.user else ""

    def added(data: Any) -> None:
        """Put a new reaction into the inbox, unless it is on a message of somebody else."""
        author = data.get("message_author_id")
        if author is None or author == me:
            user, member, emoji = data["user_id"], data.get("member"), data["emoji"]
            from_bot = bool(member["user"].get("bot")) if member else user == me
            key = emoji["id"] or unicode_key(emoji["name"])
            put((ADDED, int(data["message_id"]), key, int(user), bool(data.get("burst")), from_bot))

    def removed(data: Any) -> None:
        emoji = data["emoji"]
        key = emoji["id"] or unicode_key(emoji["name"])
        put((REMOVED, int(data["message_id"]), key, int(data["user_id"]), bool(data.get("burst")), False))

    client.take_payloads("MESSAGE_REACTION_ADD", added)
    client.take_payloads("MESSAGE_REACTION_REMOVE", removed)


def _listen_to_events(client: Client, inbox: Inbox) -> None:
    put: Callable[[Event], None] = inbox.put
    me = client.user.id if client.user else 0

    def added(event: discord.RawReactionActionEvent) -> None:
        author = event.message_author_id
        if author is None or author == me:
            user = event.user_id
            from_bot = event.member.bot if event.member else user == me
            put((ADDED, event.message_id, key_of(event.emoji), user, event.burst, from_bot))

    def removed(event: discord.RawReactionActionEvent) -> None:
        put((REMOVED, event.message_id, key_of(event.emoji), event.user_id, event.burst, False))

    def cleared(event: discord.RawReactionClearEvent) -> None:
        put((CLEARED, event.message_id, "", 0, False, False))

    def cleared_emoji(event: discord.RawReactionClearEmojiEvent) -> None:
        put((CLEARED, event.message_id, key_of(event.emoji), 0, False, False))

    client.take_events("raw_reaction_add", added)
    client.take_events("raw_reaction_remove", removed)
    client.take_events("raw_reaction_clear", cleared)
    client.take_events("raw_reaction_clear_emoji", cleared_emoji)


def key_of(emoji: discord.PartialEmoji) -> str:
    """Make the key that `/setup` stored for this emoji: a custom one's id, which outlives its name."""
    return str(emoji.id) if emoji.id else unicode_key(emoji.name)


def message_named_in(data: Any) -> int | None:
    """Find which message an event is about that may have anything wrong in it; None if it doesn't say."""
    named = str(data.get("message_id")) if isinstance(data, dict) else ""
    return int(named) if named.isdecimal() else None
