"""Options of slash commands that name a suggestion: autocompleted from what this person may see, and checked again."""

from typing import Any

import discord
from discord import app_commands

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.models import Suggestion
from bot.suggestions.own import wording as own_wording
from bot.suggestions.queue import wording as queue_wording
from bot.suggestions.queue.filter import QueueFilter
from cogs._shared.members import member_of

CHOICE = "suggestion:"
"""What a chosen suggestion's value begins with."""


class AnySuggestion(app_commands.Transformer):
    """The number of a suggestion, chosen from the public ones or typed; whose it is, the service looks up."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> int:
        del interaction
        return number_of(value)

    async def autocomplete(
        self, interaction: discord.Interaction[Any], value: str | float, /
    ) -> list[app_commands.Choice[Any]]:
        try:
            found = await self.offered(interaction, str(value).removeprefix(CHOICE))
        except UserFacingError:
            return []
        return [app_commands.Choice(name=self.name_of(one), value=f"{CHOICE}{one.id}") for one in found]

    def name_of(self, suggestion: Suggestion) -> str:
        return suggestions_wording.label(suggestion)

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        return await interaction.client.services.showcase.like(member_of(interaction), text, limits.OPTIONS)


class OwnSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from one's own, of which nothing is hidden from oneself."""

    def name_of(self, suggestion: Suggestion) -> str:
        return own_wording.label_of_own(suggestion)

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        page = await interaction.client.services.own_suggestions.mine(member_of(interaction))
        return [one for one in page.suggestions if text.casefold() in own_wording.label_of_own(one).casefold()]


class QueuedSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from the queue that this person reviews."""

    def name_of(self, suggestion: Suggestion) -> str:
        return queue_wording.option(suggestion)

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        return await interaction.client.services.queue.search(
            member_of(interaction), text, queue_filter=QueueFilter(status=None), limit=limits.OPTIONS
        )


SuggestionOption = app_commands.Transform[int, AnySuggestion]
OwnSuggestionOption = app_commands.Transform[int, OwnSuggestion]
QueuedSuggestionOption = app_commands.Transform[int, QueuedSuggestion]


def number_of(text: str) -> int:
    """Read a suggestion's number. Raises UserFacingError if the text is none."""
    number = number_in(text.strip().removeprefix(CHOICE).removeprefix("#"))
    if not number:
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    return number
