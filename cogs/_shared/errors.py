"""The one answer to everything that goes wrong: in commands, buttons, selects and forms alike."""

import logging
from typing import Any

import discord
from discord import app_commands, ui

from bot.app.answers import UNANSWERED, answer_of, click_of
from bot.app.traffic import NotSent
from bot.clicks import wording as clicks_wording
from bot.core import logs
from bot.core import wording as core_wording
from bot.core.errors import AlreadyDone, DatabaseAway, DatabaseBusy, LockLost, UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import fenced, shorten
from cogs._shared.replies import Message, reply, text_file

TAKES_NO_ANSWER = (10062, 40060)
"""Discord's codes for an interaction that is over, and for one that was answered: when it was delivered twice."""

log = logging.getLogger(__name__)

LONG = 200
"""Characters of an option from which on it is given back when its command is refused."""


async def answer_error(
    interaction: discord.Interaction[Any], error: BaseException, typed: str = "", again: ui.View | None = None
) -> None:
    """Say what went wrong and what to do. `typed` is the person's text, which is given back; `again` has a button
    that opens their form anew.

    Raises nothing: where Discord takes no answer, the log says so.
    """
    cause = _cause(error)
    clicks = interaction.client.services.clicks
    clicks.end()
    done: AlreadyDone | None = None
    try:
        done = await _done_before(interaction, cause)
        if done and await _told_again(interaction, done, cause):
            clicks.answered(done.click_id)
            return
    except Exception as further:  # it is what went wrong last that the person has to hear of
        cause = _cause(further)
    if isinstance(cause, discord.HTTPException) and cause.code in TAKES_NO_ANSWER:
        log.warning("A click takes no answer any more: %s", cause)
        return
    words, settles = _words(interaction, cause), isinstance(cause, UserFacingError)
    said = given_back(words, typed, again) if typed else Message(shorten(words, limits.MESSAGE), view=again)
    try:
        await reply(interaction, said, settles=settles)
    except UNANSWERED as failure:
        log.warning("An error could not be shown: %s", failure)
    else:
        if done and settles:  # what became of it since is an answer as well: to ask once more is to mean it
            clicks.answered(done.click_id)


def typed_options(interaction: discord.Interaction[Any]) -> str:
    """Return the prose that was typed into a command's options, to be given back; what is short is typed again."""
    return _long_texts(interaction.data or {})


def _long_texts(data: Any) -> str:
    options = data.get("options", ())
    inner = [_long_texts(option) for option in options]
    texts = [option["value"] for option in options if isinstance(option.get("value"), str)]
    return "\n\n".join(filter(None, [*inner, *(text for text in texts if len(text) >= LONG)]))


def require_answer(interaction: discord.Interaction[Any]) -> None:
    """Raise UserFacingError where nobody knew what to answer: the button carries what no version of it ever did."""
    if not answer_of(interaction).is_given:
        raise UserFacingError(core_wording.unknown_button)


async def _done_before(interaction: discord.Interaction[Any], error: BaseException) -> AlreadyDone | None:
    """Find what was done before, for this click or for one that nobody answered; None if nothing was.

    An error can be how somebody hears of that: what they took away is gone.
    """
    if isinstance(error, UserFacingError):
        done: AlreadyDone | None = await interaction.client.services.clicks.earlier(click_of(interaction))
        return done
    return error if isinstance(error, AlreadyDone) else None


async def _told_again(interaction: discord.Interaction[Any], done: AlreadyDone, error: BaseException) -> bool:
    """Tell what came of what was done before. False where nothing can be told but what went wrong now."""
    if done.outcome and (show := interaction.client.click_handler(done.outcome)):
        await show(interaction, done.outcome)
    elif done is error:
        await reply(interaction, clicks_wording.done_already())
    else:
        return False
    return True


def _cause(error: BaseException) -> BaseException:
    wrapped = isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError)
    return error.__cause__ if wrapped and error.__cause__ else error


def _words(interaction: discord.Interaction, error: BaseException) -> str:
    if isinstance(error, UserFacingError):
        return error.words
    if isinstance(error, DatabaseAway | LockLost):
        return core_wording.database_is_away()
    if isinstance(error, DatabaseBusy):
        return core_wording.database_is_busy()
    if isinstance(error, app_commands.NoPrivateMessage):
        return core_wording.server_only()
    if isinstance(error, app_commands.CheckFailure):
        return core_wording.not_allowed()
    reference = logs.reference()
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


def given_back(words: str, typed: str, again: ui.View | None = None) -> Message:
    """Say something and give a person's own text back, in a file where it is too long for a message."""
    quoted = f"{words}\n{core_wording.your_text()}\n{fenced(typed)}"
    if len(quoted) <= limits.MESSAGE:
        return Message(quoted, view=again)
    said = f"{shorten(words, limits.MESSAGE // 2)}\n{core_wording.your_text_in_a_file()}"
    return Message(said, files=(text_file(typed, "your-text.txt"),), view=again)
