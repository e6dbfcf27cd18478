"""Selects of a work's chapters: their options, and which of them a person chose."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.chapters.drafting import CHOICE
from bot.chapters.listing.labels import labels
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.cleaning import shorten
from bot.works.models import Chapter
from cogs._shared.buttons import chosen_in


def options(
    chapters: Iterable[Chapter], chosen: int = 0, descriptions: Mapping[Chapter, str] | None = None
) -> list[discord.SelectOption]:
    """Offer the first of the chapters, as many as a select holds, with what there is to say of each."""
    offered = list(chapters)[: limits.OPTIONS]
    return [
        discord.SelectOption(
            label=label,
            value=f"{CHOICE}{chapter.id}",
            description=shorten(descriptions[chapter], limits.OPTION) if descriptions else None,
            default=chapter.id == chosen,
        )
        for label, chapter in zip(labels(offered), offered, strict=True)
    ]


def picked(interaction: discord.Interaction[Any]) -> list[int]:
    """Return the ids of the chosen chapters; 0, which is nobody's, for what is none."""
    return [number_in(value.removeprefix(CHOICE)) for value in chosen_in(interaction)]
