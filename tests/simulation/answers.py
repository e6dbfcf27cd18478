"""What a request may end in on a bad day: the answers of Discord, in the words that the bot has for them."""

import random
from types import SimpleNamespace
from typing import Any

import discord

from bot.core.errors import Busy, DiscordError
from cogs._shared.discord_errors import in_the_ports_words

STRANGE = (
    *((status, 0) for status in (400, 401, 402, 404, 405, 406, 408, 409, 410, 412, 415, 418, 421, 422, 423, 425)),
    *((status, 987_654) for status in (400, 401, 404, 409, 428)),
)
"""Refusals by status and code that the bot doesn't know; they pass."""

LOST = (500, 502, 503, 504, 507, 520, 521, 522, 524, 530)
"""Answers that say nothing of what Discord did."""

MISSING, ARCHIVED, INVALID, MANY_PINS = (403, 50013), (400, 50083), (400, 50035), (400, 30003)
SURE_NO: dict[str, tuple[tuple[int, int], ...]] = {
    "send": (MISSING, INVALID),
    "edit": (MISSING, ARCHIVED),
    "delete": (MISSING, ARCHIVED),
    "react": (MISSING, ARCHIVED),
    "publish": (MISSING,),
    "thread": (MISSING,),
    "pin": (MISSING, MANY_PINS),
    "unpin": (MISSING,),
    "rename": (MISSING, ARCHIVED),
    "letter": (MISSING, INVALID),
    "edit letter": (MISSING, ARCHIVED),
    "find letter": (MISSING,),
}
"""What Discord may answer out of the blue, and what the bot can recover from once it is mended."""


def meant(status: int, code: int) -> DiscordError:
    """Put an answer into the words of the ports, as the bot itself does."""
    kind = {404: discord.NotFound, 403: discord.Forbidden}.get(status, discord.HTTPException)
    response: Any = SimpleNamespace(status=status, reason="")
    try:
        with in_the_ports_words():
            raise kind(response, {"code": code, "message": ""})
    except DiscordError as error:
        return error


def refusal(chance: random.Random, step: str) -> DiscordError:
    """Choose an answer that says that nothing was done."""
    kind = chance.choice(("strange", "busy", "no"))
    if kind == "no" and step in SURE_NO:
        return meant(*chance.choice(SURE_NO[step]))
    return meant(*chance.choice(STRANGE)) if kind == "strange" else Busy(chance.uniform(1, 600))
