"""What a person reads in the bot's messages, as plain text: names in place of ids, words in place of codes."""

import re
from collections.abc import Iterator
from typing import Any

import discord
from simcord.results import InteractionResult, ResponseMessage

from bot.core.text.markdown import plain
from bot.demo.world import World

_MENTION = re.compile(r"<(?:@!?|@&|#)(\d+)>")
_COMMAND = re.compile(r"</([^:>]+):\d+>")
_TIME = re.compile(r"<t:(-?\d+)(?::\w)?>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_MESSAGE_LINK = re.compile(r"https://discord\.com/channels/\d+/(\d+)(?:/\d+)?")


def answer(result: InteractionResult) -> ResponseMessage | None:
    """Find the latest message that a person got in answer to what they did."""
    return result.followups[-1] if result.followups else result.response


def said(result: InteractionResult) -> str:
    return shown_in(answer(result))


def shown_in(message: discord.Message | ResponseMessage | None) -> str:
    """Return a message's content, embeds and texts, in Discord Markdown; nothing if there is no message."""
    if message is None:
        return ""
    parts: list[str | None] = [message.content]
    for embed in message.embeds:
        parts += [embed.author.name, embed.title, embed.description]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
        parts.append(embed.footer.text)
    if isinstance(message, ResponseMessage):
        parts += _texts(message.components)
    return "\n".join(filter(None, parts))


def _texts(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if "content" in component:
            yield component["content"]
        yield from _texts(component.get("components", []))


def as_read(world: World, markdown: str) -> list[str]:
    """Return the lines of Discord Markdown as their reader sees them, empty ones left out."""
    names = _names(world)
    text = _MENTION.sub(lambda found: names.get(int(found[1]), "somebody"), markdown)
    text = _MESSAGE_LINK.sub(lambda found: names.get(int(found[1]), "another channel"), text)
    text = _TIME.sub(lambda found: _ago(world.env.now().timestamp() - int(found[1])), text)
    text = plain(_EMOJI.sub(r"\1", _COMMAND.sub(r"/\1", text)))
    return [line.strip() for line in text.splitlines() if line.strip()]


def _names(world: World) -> dict[int, str]:
    channels = {channel.id: f"#{channel.name}" for channel in (world.channel, world.corner)}
    people = {person.actor.id: f"@{person.name}" for person in world.people}
    return {**channels, **people, world.staff.id: f"@{world.staff.name}"}


def _ago(seconds: float) -> str:
    if seconds < 60:
        return "just now"
    minutes = round(seconds / 60)
    return f"{minutes} min ago" if minutes < 60 else f"{round(minutes / 60)} h ago"
