"""Choosing which entries of a feed are the work's, before it is watched."""

from typing import Any

import discord
from discord import ui

from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.intake.feeds.models import ReadFeed
from bot.intake.turns.turns import Asker
from bot.watching.buttons import SourceEntriesChoice, SourceWords, SourceWordsForm
from bot.watching.entries import wording as entries_wording
from bot.watching.entries.filters import EntryFilter
from bot.watching.entries.offered import EntryChoice, choices_of, chosen_filter
from cogs._shared.buttons import chosen_one, clicked
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge_click, edit
from cogs.sources.screens import proposal


class NarrowingChoices(Part):
    @clicked
    async def choose_entries(self, interaction: Interaction, clicked: SourceEntriesChoice) -> None:
        shown = await self.services.watching.sources.proposal(member_of(interaction), clicked.source_id)
        wanted = chosen_filter(chosen_one(interaction), shown.source.wanted)
        await self._narrow(interaction, clicked.source_id, wanted)

    @clicked
    async def ask_for_words(self, interaction: Interaction, clicked: SourceWords) -> None:
        await self.show_words(interaction, SourceWordsForm(clicked.source_id))

    @opens
    async def show_words(self, interaction: Interaction, form: SourceWordsForm) -> None:
        shown = await self.services.watching.sources.proposal(member_of(interaction), form.source_id)
        words = line(
            "words",
            entries_wording.words_label(),
            default=shown.source.wanted.words,
            limit=100,
            hint=entries_wording.words_hint(),
        )
        await show_form(interaction, entries_wording.words_title(), form, words)

    @submitted
    async def words_given(self, interaction: Interaction, form: SourceWordsForm, values: Values) -> None:
        shown = await self.services.watching.sources.proposal(member_of(interaction), form.source_id)
        before = shown.source.wanted
        wanted = EntryFilter(work=before.work, category=before.category, words=values["words"].strip() or None)
        await self._narrow(interaction, form.source_id, wanted)

    async def _narrow(self, interaction: Interaction, source_id: int, wanted: EntryFilter) -> None:
        """Read the feed once more, and show which of its entries count from now on."""
        await acknowledge_click(interaction)
        member, watching = member_of(interaction), self.services.watching
        before = await watching.sources.proposal(member, source_id)
        found = await watching.finder.find(before.feed.address, Asker(member.guild_id, member.id))
        shown = await watching.sources.narrow(member, source_id, found.feed, wanted)
        await edit(interaction, await proposal(interaction, shown, menu_of(found.feed, source_id, wanted)))


def menu_of(feed: ReadFeed, source_id: int, wanted: EntryFilter) -> list[ui.Select[Any]]:
    """Offer the works and categories of a feed that may hold more than one work; nothing for any other."""
    choices = choices_of(feed)
    if not choices:
        return []
    every = discord.SelectOption(
        label=entries_wording.every_entry(), value="every", default=wanted.work is None and wanted.category is None
    )
    options = [_option(one, wanted) for one in choices][: limits.OPTIONS - 1]
    select: ui.Select[Any] = ui.Select(
        custom_id=str(SourceEntriesChoice(source_id)),
        placeholder=entries_wording.which_entries(),
        options=[every, *options],
    )
    return [select]


def _option(choice: EntryChoice, wanted: EntryFilter) -> discord.SelectOption:
    name = entries_wording.of_category(choice.name) if choice.is_category else entries_wording.of_work(choice.name)
    return discord.SelectOption(
        label=shorten(clean_label(name), limits.OPTION), value=choice.value, default=choice.is_chosen_in(wanted)
    )
