"""Panels and buttons as Discord shows them."""

from typing import Any

import discord
from discord import ui

from bot.core.buttons import Button, ButtonColour, Panel
from cogs._shared.buttons import button
from cogs._shared.cards import COLOUR

STYLES = {
    ButtonColour.GREY: discord.ButtonStyle.secondary,
    ButtonColour.GREEN: discord.ButtonStyle.success,
    ButtonColour.RED: discord.ButtonStyle.danger,
}


def drawn(shown: Button) -> ui.Button[Any]:
    """Draw a button, to be put into a view."""
    return button(shown.label, shown.custom_id, STYLES[shown.colour], disabled=shown.disabled)


def laid_out(panel: Panel) -> ui.LayoutView:
    """Draw a panel, which is the whole of its message."""
    view = ui.LayoutView(timeout=None)
    parts: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in panel.texts if text]
    parts += [ui.ActionRow(*map(drawn, row)) for row in panel.rows if row]
    view.add_item(ui.Container(*parts, accent_colour=COLOUR))
    view.stop()
    return view
