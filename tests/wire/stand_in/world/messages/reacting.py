"""Reactions come and go, with the events that tell of it."""

from typing import Any

from tests.wire.stand_in.world.guilds.emojis import Emoji
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL
from tests.wire.stand_in.world.users import User


def add(message: Message, emoji: Emoji, user: User, kind: int = NORMAL) -> None:
    emoji = _known(message, emoji)
    if not message.reactions.add(emoji, user.id, kind):
        return
    guild = message.channel.guild
    member = guild.members.get(user.id) if guild else None
    data = _action(message, emoji, user, kind)
    data["message_author_id"] = str(message.author.id)
    if member:
        data["member"] = member.with_user()
    if kind == BURST:
        data["burst_colors"] = ["#ff3366"]
    _tell(message, "MESSAGE_REACTION_ADD", data)


def remove(message: Message, emoji: Emoji, user: User, kind: int = NORMAL) -> None:
    emoji = _known(message, emoji)
    if message.reactions.remove(emoji, user.id, kind):
        _tell(message, "MESSAGE_REACTION_REMOVE", _action(message, emoji, user, kind))


def clear(message: Message, emoji: Emoji | None = None) -> None:
    """Take all reactions away, or all of one emoji."""
    emoji = emoji and _known(message, emoji)
    message.reactions.clear(emoji)
    if emoji is None:
        _tell(message, "MESSAGE_REACTION_REMOVE_ALL", _place(message))
    else:
        _tell(message, "MESSAGE_REACTION_REMOVE_EMOJI", {**_place(message), "emoji": emoji.payload()})


def _known(message: Message, emoji: Emoji) -> Emoji:
    """The emoji as its server has it, or as it stands on the message, whatever name it was called by."""
    guilds = message.channel.world.guilds.values()
    own = next((guild.emojis[emoji.id] for guild in guilds if emoji.id in guild.emojis), None) if emoji.id else None
    return own or message.reactions[emoji].emoji


def _place(message: Message) -> dict[str, Any]:
    guild = message.channel.guild
    return {
        "channel_id": str(message.channel.id),
        "message_id": str(message.id),
        **({"guild_id": str(guild.id)} if guild else {}),
    }


def _action(message: Message, emoji: Emoji, user: User, kind: int) -> dict[str, Any]:
    who = {"user_id": str(user.id), "emoji": emoji.payload(), "burst": kind == BURST, "type": kind}
    return {**_place(message), **who}


def _tell(message: Message, event: str, data: dict[str, Any]) -> None:
    channel = message.channel
    channel.world.tell(event, data, guild=channel.guild, channel=channel)
