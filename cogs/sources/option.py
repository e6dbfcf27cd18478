"""The option of a command that names a source: those that this person may change."""

from typing import Any

import discord
from discord import app_commands

from bot.app.services import Services
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.core.text.naming import name_key
from bot.watching.sources.lookup import CHOICE
from bot.watching.sources.models import WatchedSource
from bot.watching.sources.shown import wording as shown_wording
from cogs._shared.members import member_of


class OwnSource(app_commands.Transformer):
    """A source, by a choice from the list, or by its link, its site or its work's title."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> WatchedSource:
        return await _services(interaction).watching.lookup.choose(member_of(interaction), value)

    async def autocomplete(
        self, interaction: discord.Interaction[Any], value: str | float, /
    ) -> list[app_commands.Choice[Any]]:
        theirs = await _services(interaction).watching.lookup.of_guild(member_of(interaction))
        named = [(shown_wording.option(one), one) for one in theirs]
        return [
            app_commands.Choice(name=shorten(clean_label(name), limits.OPTION), value=f"{CHOICE}{one.source.id}")
            for name, one in named
            if name_key(str(value)) in name_key(f"{name} {one.source.link}")
        ][: limits.OPTIONS]


SourceOption = app_commands.Transform[WatchedSource, OwnSource]


def _services(interaction: discord.Interaction[Any]) -> Services:
    services: Services = interaction.client.services
    return services
