"""The one answer to everything that goes wrong: in commands, buttons, selects and forms alike."""

import logging
import secrets
from typing import Any

import aiohttp
import discord
from discord import app_commands, ui

from bot.app.traffic import NotSent
from bot.core import wording as core_wording
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import fenced, shorten
from cogs._shared.replies import Message, reply, text_file

log = logging.getLogger(__name__)

LONG = 200
"""Characters of an option from which on it is given back when its command is refused."""

UNANSWERED = (discord.HTTPException, discord.InteractionResponded, aiohttp.ClientError, OSError)
"""What is raised where an answer can't be given, or nobody knows whether it was."""


async def answer_error(
    interaction: discord.Interaction, error: BaseException, typed: str = "", again: ui.View | None = None
) -> None:
    """Say what went wrong and what to do. `typed` is the person's text, which is given back; `again` has a button
    that opens their form anew.

    Raises nothing: where Discord takes no answer, the log says so.
    """
    words = _words(interaction, _cause(error))
    try:
        if typed:
            await reply(interaction, _given_back(words, typed, again))
        else:
            await reply(interaction, Message(shorten(words, limits.MESSAGE), view=again))
    except UNANSWERED as failure:
        log.warning("An error could not be shown: %s", failure)


def typed_options(interaction: discord.Interaction[Any]) -> str:
    """Return the prose that was typed into a command's options, to be given back; what is short is typed again."""
    return _long_texts(interaction.data or {})


def _long_texts(data: Any) -> str:
    options = data.get("options", ())
    inner = [_long_texts(option) for option in options]
    texts = [option["value"] for option in options if isinstance(option.get("value"), str)]
    return "\n\n".join(filter(None, [*inner, *(text for text in texts if len(text) >= LONG)]))


def _cause(error: BaseException) -> BaseException:
    wrapped = isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError)
    return error.__cause__ if wrapped and error.__cause__ else error


def _words(interaction: discord.Interaction, error: BaseException) -> str:
    if isinstance(error, UserFacingError):
        return error.words
    if isinstance(error, app_commands.NoPrivateMessage):
        return core_wording.server_only()
    if isinstance(error, app_commands.CheckFailure):
        return core_wording.not_allowed()
    reference = secrets.token_hex(4)
    name = interaction.command.qualified_name if interaction.command else _kind(interaction)
    if isinstance(error, NotSent):  # where it came up helps nobody
        log.warning("Reference %s: %s had no answer (%s)", reference, name, error)
    else:
        log.error("Reference %s: %s failed", reference, name, exc_info=error)
    return core_wording.unexpected(reference)


def _kind(interaction: discord.Interaction) -> str:
    """Name the kind of a button or form; what stands behind its name may be forged, and is left out."""
    data: Any = interaction.data or {}
    client: Any = interaction.client
    custom_id = str(data.get("custom_id", ""))
    return custom_id.partition(":")[0] if client.knows(custom_id) else interaction.type.name


def _given_back(words: str, typed: str, again: ui.View | None) -> Message:
    quoted = f"{words}\n{core_wording.your_text()}\n{fenced(typed)}"
    if len(quoted) <= limits.MESSAGE:
        return Message(quoted, view=again)
    said = f"{shorten(words, limits.MESSAGE // 2)}\n{core_wording.your_text_in_a_file()}"
    return Message(said, files=(text_file(typed, "your-text.txt"),), view=again)
