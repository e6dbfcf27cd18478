"""Options of slash commands that name a suggestion: autocompleted from what this person may see, and checked again."""

import re
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

_NUMBER = re.compile(rf"(?:{CHOICE})?(?P<number>#?\d+)$|(?P<shown>#\d+)\s", re.ASCII)
"""A number, alone or as the list shows it: in front of the idea."""


class AnySuggestion(app_commands.Transformer):
    """The number of a suggestion, chosen from others' public ones or typed; whose it is, the service looks up."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> int:
        """Return the number that was typed or chosen, or that of the only one with these words."""
        if typed := _NUMBER.match(value.strip()):
            return number_of(typed["number"] or typed["shown"])
        found = await self.meant(interaction, value)
        if len(found) != 1:
            say = suggestions_wording.several_suggestions if found else suggestions_wording.no_such_suggestion
            raise UserFacingError(say, value)
        return found[0].id

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

    async def meant(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        """Find those that typed words may name, one that can't be spoken of now among them: its service says why."""
        member = member_of(interaction)
        public = await interaction.client.services.showcase.like(member, text, limits.OPTIONS)
        return [one for one in public if one.reader_id != member.id]

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        """Find those with which the command can do something for this person now."""
        return await self.meant(interaction, text)


class BackableSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from those that one can back or, with `stop`, backs."""

    async def meant(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        if not _stops(interaction):
            return await super().meant(interaction, text)
        return await interaction.client.services.showcase.backed_like(member_of(interaction), text, limits.OPTIONS)

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        if _stops(interaction):
            return await self.meant(interaction, text)
        return await interaction.client.services.showcase.backable_like(member_of(interaction), text, limits.OPTIONS)


def _stops(interaction: discord.Interaction[Client]) -> bool:
    return bool(getattr(interaction.namespace, "stop", False))


class ReportableSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from others' public ones that one hasn't reported."""

    async def offered(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        showcase = interaction.client.services.showcase
        return await showcase.reportable_like(member_of(interaction), text, limits.OPTIONS)


class OwnSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from those of one's own that can still be changed."""

    async def meant(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        own = interaction.client.services.own_suggestions
        return await own.waiting_like(member_of(interaction), text, limits.OPTIONS)

    def name_of(self, suggestion: Suggestion) -> str:
        return own_wording.label_of_own(suggestion)


class QueuedSuggestion(AnySuggestion):
    """The number of a suggestion, chosen from the queue that this person reviews."""

    def name_of(self, suggestion: Suggestion) -> str:
        return queue_wording.option(suggestion)

    async def meant(self, interaction: discord.Interaction[Client], text: str) -> list[Suggestion]:
        return await interaction.client.services.queue.search(
            member_of(interaction), text, queue_filter=QueueFilter(status=None), limit=limits.OPTIONS
        )


BackableSuggestionOption = app_commands.Transform[int, BackableSuggestion]
ReportableSuggestionOption = app_commands.Transform[int, ReportableSuggestion]
OwnSuggestionOption = app_commands.Transform[int, OwnSuggestion]
QueuedSuggestionOption = app_commands.Transform[int, QueuedSuggestion]


def number_of(text: str) -> int:
    """Read a suggestion's number. Raises UserFacingError if the text is none."""
    number = number_in(text.strip().removeprefix(CHOICE).removeprefix("#"))
    if not number:
        raise UserFacingError(suggestions_wording.suggestion_is_gone)
    return number
