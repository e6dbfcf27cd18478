"""Buttons and selects that work after any restart: all they know is in their custom_id."""

import inspect
import re
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from typing import Any, Self, TypeVar

import discord
from discord import ui

from bot.app.answers import begin
from bot.app.client import Client, FormHandler
from bot.core.buttons import CustomId
from cogs._shared.errors import answer_error, require_answer

CLICKED = "__clicked__"
"""The attribute of a handler that holds the kind of custom_id it takes."""

P = TypeVar("P")
Id = TypeVar("Id", bound=CustomId)
Handler = Callable[[P, discord.Interaction[Client], Id], Coroutine[Any, Any, None]]


def clicked(handler: Handler[P, Id]) -> Handler[P, Id]:
    """Let a method of a Part answer every click on buttons and selects of the kind that its last argument names."""
    setattr(handler, CLICKED, kind_of(handler))
    return handler


def kind_of(handler: Callable[..., Any]) -> type[CustomId]:
    """Find which custom_ids a handler takes: `clicked: PauseBacklog` stands behind itself and the interaction.

    Raises TypeError if no kind of custom_id stands there.
    """
    parameters = list(inspect.signature(handler).parameters.values())
    kind = parameters[2].annotation if len(parameters) > 2 else None
    if not (isinstance(kind, type) and issubclass(kind, CustomId) and kind is not CustomId):
        raise TypeError(f"{handler.__qualname__}: which custom_id?")
    return kind


def click_of(
    kind: type[Id], handler: Callable[[discord.Interaction[Any], Id], Awaitable[None]]
) -> type[ui.DynamicItem[Any]]:
    """Make what discord.py registers, so that every click on a button of this kind goes to the handler."""

    class Clicked(ui.DynamicItem[ui.Item[Any]], template=kind.pattern):
        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
        ) -> Self:
            del interaction, match
            return cls(item)

        async def callback(self, interaction: discord.Interaction) -> None:
            begin(interaction)
            try:
                if (custom_id := kind.parse(self.custom_id)) is not None:
                    await handler(interaction, custom_id)
                    require_answer(interaction)
            except Exception as error:  # discord.py would only log it
                await answer_error(interaction, error)

    return Clicked


def shows(kind: type[Id], handler: Callable[[discord.Interaction[Any], Id], Awaitable[None]]) -> FormHandler:
    """Make what the client calls to show what a button of this kind shows, where nobody clicked one."""

    async def show(interaction: discord.Interaction[Client], custom_id: str) -> None:
        if (outcome := kind.parse(custom_id)) is not None:
            await handler(interaction, outcome)

    return show


def button(
    label: str,
    custom_id: CustomId,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    *,
    emoji: str | None = None,
    disabled: bool = False,
    row: int | None = None,
) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=str(custom_id), style=style, emoji=emoji, disabled=disabled, row=row)


def buttons(*items: ui.Item[Any]) -> ui.View:
    """Make a view of buttons that nothing has to keep in memory."""
    view = ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def chosen_in(interaction: discord.Interaction[Any]) -> list[str]:
    """Return the values that were chosen in a select; none where a forged click comes from something else."""
    data: Any = interaction.data
    return list(data.get("values") or ())


def chosen_one(interaction: discord.Interaction[Any]) -> str:
    """Return the value that was chosen in a select; nothing where a forged click comes from something else."""
    return [*chosen_in(interaction), ""][0]


def menu_in(interaction: discord.Interaction[Any], kind: type[CustomId]) -> discord.SelectMenu | None:
    """Find the select of this kind in the message that was clicked; Discord keeps its options, whatever restarts."""
    for part in walk(interaction.message.components if interaction.message else []):
        if isinstance(part, discord.SelectMenu) and kind.parse(part.custom_id or ""):
            return part
    return None


def standing_choices(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """Return what is chosen in the selects of the message that was clicked, by the names of their kinds.

    Of several chosen options each stands on a line of its own.
    """
    parts = walk(interaction.message.components if interaction.message else [])
    menus = [part for part in parts if isinstance(part, discord.SelectMenu)]
    return {
        (menu.custom_id or "").partition(":")[0]: "\n".join(one.value for one in menu.options if one.default)
        for menu in menus
    }


def walk(components: Sequence[Any]) -> Iterator[Any]:
    """Go through a message's components and all that is in them."""
    for component in components:
        yield component
        yield from walk(getattr(component, "children", ()))
