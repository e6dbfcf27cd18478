"""Forms: modals whose custom_id says everything, so that one filled in during a restart still arrives."""

import logging
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar

import discord
from discord import ui

from bot.app.answers import answer_of
from bot.app.client import Client, FormHandler
from bot.core.buttons import CustomId
from bot.core.errors import AlreadyDone, DatabaseBusy, LockLost, MeanwhileForgotten
from bot.core.logs import log_failure
from bot.core.text import limits
from bot.forms import wording as forms_wording
from bot.forms.buttons import TryFormAgain
from bot.forms.store import RefusedForm
from cogs._shared.buttons import button, buttons, kind_of, standing_choices
from cogs._shared.errors import answer_error, require_answer
from cogs._shared.filled_in.values import Values as Values
from cogs._shared.filled_in.values import shown_in, typed_text, values_of
from cogs._shared.replies import Message, reply

SUBMITTED = "__submitted__"
"""The attribute of a handler that holds the kind of form it takes."""

OPENS = "__opens__"
"""The attribute of a method that holds the kind of form it shows."""

log = logging.getLogger(__name__)

P = TypeVar("P")
Id = TypeVar("Id", bound=CustomId)
Handler = Callable[[P, discord.Interaction[Client], Id, Values], Coroutine[Any, Any, None]]
Opener = Callable[[P, discord.Interaction[Client], Id], Coroutine[Any, Any, None]]

Option = tuple[str, str]
"""The value of an option, and how it is called."""

_FILLED_IN: ContextVar[Values | None] = ContextVar("filled_in", default=None)
"""What was typed or chosen in the refused form that is being opened again."""


def filled_in() -> Values:
    """Return what the form that is being made was filled in with before; nothing if it wasn't refused."""
    return _FILLED_IN.get() or {}


def line(
    name: str, label: str, *, default: str | None = None, required: bool = False, limit: int = 255, hint: str = ""
) -> ui.Label[Any]:
    """Make a field of one line."""
    return _field(name, label, discord.TextStyle.short, default, required, limit, hint)


def paragraph(
    name: str,
    label: str,
    *,
    default: str | None = None,
    required: bool = False,
    limit: int = limits.FORM_TEXT,
    hint: str = "",
) -> ui.Label[Any]:
    """Make a field of several lines, of at most limits.FORM_TEXT characters.

    Whoever takes what was typed keeps what it had no room to show.
    """
    return _field(name, label, discord.TextStyle.paragraph, default, required, limit, hint)


def _field(
    name: str, label: str, style: discord.TextStyle, default: str | None, required: bool, limit: int, hint: str
) -> ui.Label[Any]:
    shown = filled_in().get(name, default or "")
    text_input: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=style,
        default=shown[:limit] or None,
        required=required,
        max_length=limit,
        placeholder=hint[: limits.FIELD_HINT] or None,
    )
    cut = forms_wording.only_the_beginning(limit, len(shown)) if len(shown) > limit else None
    return ui.Label(text=label[: limits.FORM_LABEL], description=cut, component=text_input)


def choice(
    name: str,
    label: str,
    options: Sequence[Option],
    *,
    default: Collection[str] = (),
    least: int = 0,
    most: int = 1,
    hint: str = "",
    as_before: bool = True,
) -> ui.Label[Any]:
    """Make a menu of at most limits.OPTIONS; nothing has to be chosen, unless `least` is more than 0.

    In a form that was refused, what was chosen there is chosen, but where not `as_before`.
    """
    chosen = filled_in()[name].split("\n") if as_before and name in filled_in() else default
    menu: ui.Select[Any] = ui.Select(
        custom_id=name,
        placeholder=hint[: limits.SELECT_HINT] or None,
        min_values=least,
        max_values=min(most, len(options)),
        required=least > 0,
        options=[
            discord.SelectOption(value=value, label=text[: limits.OPTION], default=value in chosen)
            for value, text in options
        ],
    )
    return ui.Label(text=label[: limits.FORM_LABEL], component=menu)


def one_of(name: str, label: str, options: Sequence[Option], *, default: str = "") -> ui.Label[Any]:
    """Show two to ten options that are all in sight; nothing has to be chosen."""
    chosen = filled_in().get(name, default)
    group: ui.RadioGroup[Any] = ui.RadioGroup(
        custom_id=name,
        required=False,
        options=[
            discord.RadioGroupOption(value=value, label=text[: limits.OPTION], default=value == chosen)
            for value, text in options
        ],
    )
    return ui.Label(text=label[: limits.FORM_LABEL], component=group)


def tick(name: str, label: str, *, default: bool = False, hint: str = "") -> ui.Label[Any]:
    """Make a box to tick."""
    ticked = bool(filled_in()[name]) if name in filled_in() else default
    box: ui.Checkbox[Any] = ui.Checkbox(custom_id=name, default=ticked)
    return ui.Label(text=label[: limits.FORM_LABEL], description=hint[: limits.FIELD_HINT] or None, component=box)


async def show_form(
    interaction: discord.Interaction, title: str, custom_id: CustomId, *fields: ui.Label[Any], first: str | None = None
) -> None:
    """Show a form; a button that opens it where `first` is to be said, or it took longer than Discord waits."""
    form = ui.Modal(title=title[: limits.FORM_LABEL], custom_id=str(custom_id))
    for field in fields:
        form.add_item(field)
    form.stop()
    answer = answer_of(interaction)
    async with answer.turn:
        in_time = first is None and not interaction.response.is_done()
        if in_time:
            await interaction.response.send_modal(form)
            answer.give()
    if not in_time:
        offered = RefusedForm(str(custom_id), {**standing_choices(interaction), **shown_in(fields)})
        await _offer(interaction, offered, first or forms_wording.form_took_long())


async def _offer(interaction: discord.Interaction[Any], form: RefusedForm, words: str) -> None:
    services = interaction.client.services
    services.clicks.end()
    form_id = await services.forms.keep(interaction.user.id, form, interaction.id)
    opens_it = button(forms_wording.open_form(), TryFormAgain(form_id), discord.ButtonStyle.primary)
    await reply(interaction, Message(words, view=buttons(opens_it)))


def opens(opener: Opener[P, Id]) -> Opener[P, Id]:
    """Let a method of a Part show the forms of the kind that its last argument names, when one was refused.

    It is called with what the form carried, and asks anew whether this person may.
    """
    setattr(opener, OPENS, kind_of(opener))
    return opener


def open_form(kind: type[Id], opener: Callable[[discord.Interaction[Client], Id], Awaitable[None]]) -> FormHandler:
    """Make what the client calls to show a form by its custom_id."""

    async def show(interaction: discord.Interaction[Client], custom_id: str) -> None:
        if (form := kind.parse(custom_id)) is not None:
            await opener(interaction, form)

    return show


async def open_again(interaction: discord.Interaction[Client], form: RefusedForm) -> None:
    """Show a refused form, filled in as it was."""
    opener = interaction.client.form_opener(form.custom_id)
    before = _FILLED_IN.set(form.filled_in)
    try:
        if opener is not None:
            await opener(interaction, form.custom_id)
    finally:
        _FILLED_IN.reset(before)


def submitted(handler: Handler[P, Id]) -> Handler[P, Id]:
    """Let a method of a Part answer every form that is sent of the kind that its argument `form` names."""
    setattr(handler, SUBMITTED, kind_of(handler))
    return handler


def answer_form(
    kind: type[Id], handler: Callable[[discord.Interaction[Client], Id, Values], Awaitable[None]]
) -> FormHandler:
    """Make what the client calls with a sent form; if the handler fails, what was typed is given back."""

    async def answer(interaction: discord.Interaction[Client], custom_id: str) -> None:
        data: Any = interaction.data
        try:
            if (form := kind.parse(custom_id)) is not None:
                await handler(interaction, form, values_of(data["components"]))
                require_answer(interaction)
        except AlreadyDone as done:
            await answer_error(interaction, done)
        except Exception as error:  # the event loop would only log it
            again = await _try_again(interaction, custom_id, is_busy=isinstance(error, DatabaseBusy | LockLost))
            await answer_error(interaction, error, typed=typed_text(interaction), again=again)

    return answer


async def _try_again(interaction: discord.Interaction[Client], custom_id: str, *, is_busy: bool) -> ui.View | None:
    """Keep a refused form, with what was chosen in the message it was opened from, and offer to open it once more.

    The refusal is told whether or not it could be kept; a database that is busy isn't asked to.
    """
    data: Any = interaction.data
    services = interaction.client.services
    if interaction.client.form_opener(custom_id) is None:
        return None
    form = RefusedForm(custom_id, {**standing_choices(interaction), **values_of(data["components"])})
    services.clicks.end()
    user_id, forms = interaction.user.id, services.forms
    try:
        refused_id = forms.hold(user_id, form) if is_busy else await forms.keep(user_id, form, interaction.id)
    except MeanwhileForgotten:
        return None
    except Exception as error:
        log_failure(log, error, "A refused form couldn't be kept")
        return None
    return buttons(button(forms_wording.try_again(), TryFormAgain(refused_id), discord.ButtonStyle.primary))
