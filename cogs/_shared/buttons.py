"""Buttons and selects that work after any restart: all they know is in their custom_id."""

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any, Self, TypeVar

import discord
from discord import ui

from bot.core.buttons import CustomId
from cogs._shared.errors import answer_error

Id = TypeVar("Id", bound=CustomId)


def on_click(
    kind: type[Id], handler: Callable[[discord.Interaction[Any], Id], Awaitable[None]]
) -> type[ui.DynamicItem[Any]]:
    """What the cog registers in `cog_load`: every click on a button of this kind goes to the handler."""

    class Clicked(ui.DynamicItem[ui.Item[Any]], template=kind.pattern):
        @classmethod
        async def from_custom_id(
            cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
        ) -> Self:
            del interaction, match
            return cls(item)

        async def callback(self, interaction: discord.Interaction) -> None:
            try:
                if (clicked := kind.parse(self.custom_id)) is not None:
                    await handler(interaction, clicked)
            except Exception as error:  # discord.py would only log it
                await answer_error(interaction, error)

    Clicked.__name__ = f"Clicked{kind.__name__}"
    return Clicked


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
    """A view of buttons that nothing has to keep in memory."""
    view = ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    view.stop()
    return view


def chosen_in(interaction: discord.Interaction[Any]) -> list[str]:
    """The values that were chosen in a select; none where a forged click comes from something else."""
    data: Any = interaction.data
    return list(data.get("values") or ())


def menu_in(interaction: discord.Interaction[Any], kind: type[CustomId]) -> discord.SelectMenu | None:
    """The select of this kind in the message that was clicked; Discord keeps its options, whatever restarts."""
    for part in _walk(interaction.message.components if interaction.message else []):
        if isinstance(part, discord.SelectMenu) and kind.parse(part.custom_id or ""):
            return part
    return None


def _walk(components: Sequence[Any]) -> Iterator[Any]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()))
