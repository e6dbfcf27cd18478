"""A cog, and the part of one that a file holds: the handlers that stand in it are registered when it loads."""

import inspect
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import Client
from cogs._shared.buttons import CLICKED, click_of, shows
from cogs._shared.forms import OPENS, SUBMITTED, answer_form, open_form

Interaction = discord.Interaction[Client]


FROM_MESSAGE = "__from_message__"
"""The attribute of a method that holds the name of its command in the menu of a message."""

P = TypeVar("P")
FromMessage = Callable[[P, Interaction, discord.Message], Coroutine[Any, Any, None]]


def message_command(name: str) -> Callable[[FromMessage[P]], FromMessage[P]]:
    """Offer a method of a Part in the menu of every message, under Apps."""

    def mark(method: FromMessage[P]) -> FromMessage[P]:
        setattr(method, FROM_MESSAGE, name)
        return method

    return mark


class Part(commands.Cog):
    """Commands, and methods marked by `@clicked`, `@submitted` and `@opens`.

    A cog that several files hold inherits its parts; each of them may have a `cog_load` that calls the next.
    """

    def __init__(self, client: Client) -> None:
        self.client = client
        self.services = client.services
        self._menus: list[app_commands.ContextMenu] = []

    async def cog_load(self) -> None:
        """Register every handler and message command of the cog and of its parts."""
        for name, method in inspect.getmembers(type(self), inspect.isfunction):
            handler: Any = getattr(self, name)
            if kind := getattr(method, CLICKED, None):
                self.client.add_buttons(click_of(kind, handler))
                self.client.add_click(kind.pattern, shows(kind, handler))
            if kind := getattr(method, SUBMITTED, None):
                self.client.add_form(kind.pattern, answer_form(kind, handler))
            if kind := getattr(method, OPENS, None):
                self.client.add_form_opener(kind.pattern, open_form(kind, handler))
            if label := getattr(method, FROM_MESSAGE, None):
                self._menus.append(app_commands.ContextMenu(name=label, callback=handler))
        for menu in self._menus:
            self.client.tree.add_command(menu)

    async def cog_unload(self) -> None:
        for menu in self._menus:
            self.client.tree.remove_command(menu.name, type=menu.type)
