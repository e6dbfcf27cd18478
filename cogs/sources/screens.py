"""How a source is shown: before it is watched, and with all that can be chosen of it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord
from discord import ui

from bot.core.buttons import CustomId
from bot.watching.buttons import (
    CheckSource,
    EndSource,
    ForgetSource,
    PauseSource,
    ResumeSource,
    SourceAsksChoice,
    SourceDelayChoice,
    SourceEntriesChoice,
    SourceModeChoice,
    SourceWords,
    WatchSource,
)
from bot.watching.entries import wording as entries_wording
from bot.watching.models import Source, SourceMode
from bot.watching.sources import wording
from bot.watching.sources.models import Proposal, WatchedSource
from bot.watching.sources.shown import wording as shown_wording
from bot.works.access import is_recorded
from bot.works.models import Work
from cogs._shared.buttons import button, buttons, menu_in
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message

STAFF, ME, ANOTHER = "staff", "me", "another"

DELAYS = (timedelta(), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1))

SUCCESS = discord.ButtonStyle.success
DANGER = discord.ButtonStyle.danger

Option = tuple[str, str]
"""The value of an option, and how it is called."""


async def proposal(interaction: Interaction, shown: Proposal, entries: Sequence[ui.Select[Any]] = ()) -> Message:
    """Show what a link leads to; `entries` is the menu of which entries are the work's, if it is asked."""
    source = shown.source
    said = [
        shown_wording.proposal(shown, await asked(interaction, source)),
        entries_wording.of_several_works() if entries else "",
    ]
    words = [button(entries_wording.only_words(), SourceWords(source.id))] if entries else []
    return Message(
        "\n".join(filter(None, said)),
        view=buttons(
            *entries,
            *_menus(interaction, source, shown.work),
            button(wording.watch_it(), WatchSource(source.id), SUCCESS),
            *words,
            button(wording.cancel(), ForgetSource(source.id)),
        ),
    )


async def panel(interaction: Interaction, seen: WatchedSource, said: str = "") -> Message:
    """Show a source that is watched, or was paused, with what there is to say of the click."""
    source = seen.source
    shown = shown_wording.panel(seen, await asked(interaction, source))
    going = (
        [
            button(wording.check(), CheckSource(source.id)),
            button(wording.pause(), PauseSource(source.id)),
        ]
        if source.paused_at is None
        else [button(wording.resume(), ResumeSource(source.id), SUCCESS)]
    )
    ends = button(wording.end(), EndSource(source.id), DANGER)
    view = buttons(*_menus(interaction, source, seen.work), *going, ends)
    return Message("\n\n".join(filter(None, [said, shown])), view=view)


async def asked(interaction: Interaction, source: Source) -> str:
    """Say who is asked about what a source brings."""
    if source.asks_id is not None:
        is_me = source.asks_id == interaction.user.id
        return shown_wording.you_are_asked() if is_me else shown_wording.member_is_asked(source.asks_id)
    settings = await interaction.client.services.setup.settings(interaction.guild_id or 0)
    channel_id = settings.notices_channel_id
    return shown_wording.staff_are_asked(channel_id) if channel_id else shown_wording.nobody_is_asked()


def _menus(interaction: Interaction, source: Source, work: Work) -> list[ui.Select[Any]]:
    modes = [(mode.value, wording.mode(mode)) for mode in SourceMode]
    found = [_menu(SourceModeChoice(source.id), modes, source.mode)]
    if source.mode is SourceMode.POST:
        delays = sorted({*DELAYS, source.delay})
        named = [(_seconds(one), wording.delay_choice(one)) for one in delays]
        found.append(_menu(SourceDelayChoice(source.id), named, _seconds(source.delay)))
    me = interaction.user.id
    asks = STAFF if source.asks_id is None else ME if source.asks_id == me else ANOTHER
    people = [(STAFF, wording.ask_staff())]
    people += [(ME, wording.ask_me())] if is_recorded(work, me) else []
    people += [(ANOTHER, wording.ask_another())] if asks == ANOTHER else []
    return [*found, *([_menu(SourceAsksChoice(source.id), people, asks)] if len(people) > 1 else [])]


def _menu(custom_id: CustomId, options: Sequence[Option], chosen: str) -> ui.Select[Any]:
    return ui.Select(
        custom_id=str(custom_id),
        options=[discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in options],
    )


def _seconds(delay: timedelta) -> str:
    return str(int(delay.total_seconds()))


async def shown_again(interaction: Interaction, source_id: int) -> Message:
    """Show a source as it is now, watched or not yet, below the menu of entries that stands in the clicked message."""
    member, sources = member_of(interaction), interaction.client.services.watching.sources
    seen = await sources.look(member, source_id)
    if seen.source.begun_at is not None:
        return await panel(interaction, seen)
    return await proposal(interaction, await sources.proposal(member, source_id), _standing(interaction))


def _standing(interaction: Interaction) -> list[ui.Select[Any]]:
    menu = menu_in(interaction, SourceEntriesChoice)
    if menu is None:
        return []
    return [ui.Select(custom_id=menu.custom_id or "", placeholder=menu.placeholder, options=menu.options)]
