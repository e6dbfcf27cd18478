"""Options of slash commands that name something of this server: autocompleted, scoped, and checked again."""

from typing import Any, ClassVar

import discord
from discord import app_commands

from bot.app.client import Client
from bot.app.services import Services
from bot.chapters import drafting as chapters
from bot.chapters.listing.labels import labels
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.targets.catalogue import Catalogue
from bot.works import matching
from bot.works.models import ChapterState, Work
from bot.works.service import Works
from cogs._shared.members import member_of


class AnyWork(app_commands.Transformer):
    """A work of this server, by a choice from the list or by its title."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Work:
        return await _services(interaction).works.choose(interaction.guild_id or 0, value)

    async def autocomplete(
        self, interaction: discord.Interaction[Any], value: str | float, /
    ) -> list[app_commands.Choice[Any]]:
        return _work_choices(await self.offered(interaction, str(value)))

    async def offered(self, interaction: discord.Interaction[Any], text: str) -> list[Work]:
        return await _services(interaction).works.like(interaction.guild_id or 0, text)


class OwnWork(AnyWork):
    """A work of this server in which this person may post: no other is offered, or taken.

    One that is announced here from another server is known, so that who names it hears where it is kept.
    """

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Work:
        try:
            work = await super().transform(interaction, value)
        except UserFacingError:
            work = await _services(interaction).catalogue.choose(interaction.guild_id or 0, value)
        await _services(interaction).works.check_author(member_of(interaction), work)
        return work

    async def offered(self, interaction: discord.Interaction[Any], text: str) -> list[Work]:
        return await _services(interaction).works.theirs(
            member_of(interaction), await super().offered(interaction, text)
        )


class OwnWorkWithChapters(OwnWork):
    """A work in which this person may post; offered are those that have chapters in this state."""

    state: ClassVar[ChapterState]

    async def offered(self, interaction: discord.Interaction[Any], text: str) -> list[Work]:
        works = await super().offered(interaction, text)
        have = await _services(interaction).chapters.works_with(interaction.guild_id or 0, self.state)
        return [work for work in works if work.id in have]


class PostedWork(OwnWorkWithChapters):
    state = ChapterState.POSTED


class ScheduledWork(OwnWorkWithChapters):
    state = ChapterState.SCHEDULED


class ReadableWork(AnyWork):
    """A work that readers find in this server: its own, or one of another server that is announced here."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Work:
        return await _services(interaction).catalogue.choose(interaction.guild_id or 0, value)

    async def offered(self, interaction: discord.Interaction[Any], text: str) -> list[Work]:
        return await _services(interaction).catalogue.like(interaction.guild_id or 0, text)


OwnWorkOption = app_commands.Transform[Work, OwnWork]
PostedWorkOption = app_commands.Transform[Work, PostedWork]
ScheduledWorkOption = app_commands.Transform[Work, ScheduledWork]
ReadableWorkOption = app_commands.Transform[Work, ReadableWork]


async def open_works(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Offer the works of the catalogue for which this person can suggest something."""
    works = await interaction.client.services.catalogue.like(interaction.guild_id or 0, text)
    return _work_choices(await interaction.client.services.suggestions.that_take_ideas(member_of(interaction), works))


async def readable_chapters(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Offer the chapters of a work of the catalogue that readers can read."""
    among = interaction.client.services.catalogue
    return await _chapters(interaction, text, ChapterState.POSTED, among, for_readers=True)


async def posted_chapters(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Offer the announced chapters of the work that stands in the option beside, to who may change them."""
    return await _chapters(interaction, text, ChapterState.POSTED, interaction.client.services.works)


async def scheduled_chapters(interaction: discord.Interaction[Client], text: str) -> list[app_commands.Choice[str]]:
    """Offer the scheduled chapters of the work that stands in the option beside, to who may change them."""
    return await _chapters(interaction, text, ChapterState.SCHEDULED, interaction.client.services.works)


async def _chapters(
    interaction: discord.Interaction[Client],
    text: str,
    state: ChapterState,
    among: Works | Catalogue,
    *,
    for_readers: bool = False,
) -> list[app_commands.Choice[str]]:
    try:
        work = await among.choose(interaction.guild_id or 0, interaction.namespace.work or "")
        if not for_readers:
            await interaction.client.services.works.check_author(member_of(interaction), work)
    except UserFacingError:
        return []
    found = await interaction.client.services.chapters.like(work, text, state, for_readers=for_readers)
    offered = found[: limits.OPTIONS]
    return [
        app_commands.Choice(name=label, value=f"{chapters.CHOICE}{chapter.id}")
        for label, chapter in zip(labels(offered), offered, strict=True)
    ]


def _work_choices(works: list[Work]) -> list[app_commands.Choice[Any]]:
    return [
        app_commands.Choice(name=shorten(clean_label(work.title), limits.OPTION), value=f"{matching.CHOICE}{work.id}")
        for work in works[: limits.OPTIONS]
    ]


def _services(interaction: discord.Interaction[Any]) -> Services:
    services: Services = interaction.client.services
    return services
