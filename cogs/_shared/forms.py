"""Forms: modals whose custom_id says everything, so that one filled in during a restart still arrives."""

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable, Iterator, Sequence
from contextvars import ContextVar
from typing import Any, TypeVar

import discord
from discord import ui

from bot.app.client import Client, FormHandler
from bot.core.buttons import CustomId
from bot.core.text import limits
from bot.forms import wording as forms_wording
from bot.forms.buttons import TryFormAgain
from bot.forms.store import RefusedForm
from cogs._shared.buttons import button, buttons, kind_of, standing_choices
from cogs._shared.errors import answer_error

TEXT_INPUT = discord.ComponentType.text_input.value

SUBMITTED = "__submitted__"
"""The attribute of a handler that holds the kind of form it takes."""

OPENS = "__opens__"
"""The attribute of a method that holds the kind of form it shows."""

log = logging.getLogger(__name__)

P = TypeVar("P")
Id = TypeVar("Id", bound=CustomId)
Values = dict[str, str]
"""What was typed or chosen in each field, by the field's name; an empty field gives an empty text.

Of several chosen options each stands on a line of its own; a ticked box gives a text, an empty one none.
"""

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
) -> ui.Label[Any]:
    """Make a menu of at most limits.OPTIONS; nothing has to be chosen, unless `least` is more than 0."""
    chosen = filled_in()[name].split("\n") if name in filled_in() else default
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


async def show_form(interaction: discord.Interaction, title: str, custom_id: CustomId, *fields: ui.Label[Any]) -> None:
    form = ui.Modal(title=title[: limits.FORM_LABEL], custom_id=str(custom_id))
    for field in fields:
        form.add_item(field)
    form.stop()
    await interaction.response.send_modal(form)


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
                await handler(interaction, form, _values(data["components"]))
        except Exception as error:  # the event loop would only log it
            again = await _try_again(interaction, custom_id)
            await answer_error(interaction, error, typed=typed_text(interaction), again=again)

    return answer


async def _try_again(interaction: discord.Interaction[Client], custom_id: str) -> ui.View | None:
    """Keep a refused form, with what was chosen in the message it was opened from, and offer to open it once more.

    The refusal is told whether or not it could be kept.
    """
    data: Any = interaction.data
    if interaction.client.form_opener(custom_id) is None:
        return None
    form = RefusedForm(custom_id, {**standing_choices(interaction), **_values(data["components"])})
    try:
        refused_id = await interaction.client.services.forms.keep(interaction.user.id, form)
    except Exception:
        log.exception("A refused form couldn't be kept")
        return None
    return buttons(button(forms_wording.try_again(), TryFormAgain(refused_id), discord.ButtonStyle.primary))


def typed_text(interaction: discord.Interaction[Any]) -> str:
    """Return everything that was typed into the form, to be given back."""
    data: Any = interaction.data
    fields = _fields(data.get("components", ()))
    return "\n\n".join(field["value"] for field in fields if field.get("type") == TEXT_INPUT and field.get("value"))


def _values(components: Iterable[Any]) -> Values:
    """Read the fields of a form; one that a forged form doesn't have is empty."""
    return defaultdict(str, {field["custom_id"]: _value(field) for field in _fields(components)})


def _value(field: dict[str, Any]) -> str:
    if "values" in field:
        return "\n".join(map(str, field["values"] or ()))
    value = field["value"]
    return str(value) if value else ""


def _fields(components: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield from _fields(component.get("components", ()))
        inner = component.get("component", component)
        if "custom_id" in inner and ("value" in inner or "values" in inner):
            yield inner
