"""What nothing that the bot shows may have in it, whatever people wrote."""

import re
from collections.abc import Iterator
from typing import Any

from simcord.components import walk_components

from tests.worlds.discord_markup import invites, read
from tests.worlds.town import Town

FORGED = re.compile(r"<@[!&$]?123>|@(?:everyone|here)|<#123>|</setup:123>|<t:1700000000(?::\w)?>|<id:\w+>")
"""Mentions of what isn't there, as the hostile texts have them: the bot's own mentions have real ids."""

UNSEEN = re.compile(r"[\u202a-\u202e\u2066-\u2069\x00\x1b\x07]")
"""What turns the text around it, and what no text has."""

GIVEN_BACK = re.compile(r"^```\n.*^```$", re.DOTALL | re.MULTILINE)
"""What somebody typed and gets back to send it again: in private, letter by letter, and nothing works in it."""


def texts_shown(town: Town) -> Iterator[str]:
    """Go through all that the bot ever showed: public messages, private answers, direct messages, menus."""
    bot_id = town.env.backend.bot_user.id
    messages = [one for channel in town.env.backend.messages.values() for one in channel.values()]
    for message in messages:
        if message.author_id == bot_id:
            yield message.content or ""
            for embed in message.embeds:
                yield from _strings(embed)
            for part in walk_components(message.components):
                yield part.get("content", "")


def labels_shown(town: Town) -> Iterator[str]:
    """Go through what stands on buttons and in menus, where nothing is read as Markdown."""
    for message in (one for channel in town.env.backend.messages.values() for one in channel.values()):
        for part in walk_components(message.components):
            for shown in (part, *part.get("options", ())):
                yield from (shown[name] for name in ("label", "placeholder", "description") if shown.get(name))


def _strings(part: Any) -> Iterator[str]:
    """Go through the texts of an embed; an address is none, since nobody reads it as Markdown."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, inner in part.items():
            if name not in ("url", "icon_url", "proxy_url", "type"):
                yield from _strings(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _strings(inner)


def smuggled(text: str, *, in_markdown: bool = True) -> list[str]:
    """Name what a text has in it that it must not."""
    text = GIVEN_BACK.sub("", text)
    found = [f"ping {one}" for one in FORGED.findall(text)]
    found += [f"invite {one}" for one in invites(text)]
    found += ["unseen"] if UNSEEN.search(text) else []
    if in_markdown and "evil.example" in text and "masked link" in read(text).marks:
        found.append("masked link")
    return found
