"""What a message is known by, however long after it was posted: the words, buttons and poll that it shows."""

import hashlib
import re
from collections.abc import Iterable

import discord
from discord import ui

from cogs._shared.buttons import walk
from cogs._shared.replies import Message

_EMOJI = re.compile(r"<a?:\w+:(\d+)>")


def custom_ids(message: discord.Message) -> list[str]:
    """Return the custom_ids of what can be pressed under a message, in their order."""
    return [part.custom_id for part in walk(message.components) if getattr(part, "custom_id", None)]


def mark_of(message: discord.Message) -> str:
    """Tell what a message that stands is known by."""
    texts = [part.content for part in walk(message.components) if isinstance(part, discord.TextDisplay)]
    return _mark([message.content, *texts], custom_ids(message), _poll(message.poll))


def mark_when_sent(message: Message, poll: discord.Poll | None = None) -> str:
    """Tell what a message will be known by once it stands."""
    items = list(message.view.walk_children()) if message.view else []
    texts = [item.content for item in items if isinstance(item, ui.TextDisplay)]
    ids = [item.custom_id for item in items if isinstance(item, ui.Button) and item.custom_id]
    return _mark([message.content, *texts], ids, _poll(poll))


def _poll(poll: discord.Poll | None) -> list[str]:
    return [poll.question, *(answer.text for answer in poll.answers)] if poll else []


def _mark(*parts: Iterable[str]) -> str:
    """Join what is shown; Discord trims texts, and calls an emoji as its server does now."""
    lines = (" ".join(_EMOJI.sub(r"<\1>", text).split()) for part in parts for text in (*part, ""))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
