"""Deciding on several suggestions at once: which are picked stands in the message itself, so no restart loses it."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.suggestions.buttons import DecidePicked, DeclinePicked, Pick, Review, ReviewPress
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.queue import wording
from bot.suggestions.verdicts import wording as verdicts_wording
from cogs._shared.buttons import button, chosen_in, clicked, menu_in
from cogs._shared.cards import COLOUR
from cogs._shared.forms import Values, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs.queue import fields

STATUS_OF = {ReviewPress.ACCEPT: Status.ACCEPTED, ReviewPress.SHELVE: Status.SHELVED}


class SeveralAtOnce(Part):
    """The list of several, and one decision for all that are picked."""

    @clicked
    async def picked(self, interaction: Interaction, clicked: Pick) -> None:
        values = set(chosen_in(interaction))
        menu = _menu(interaction)
        options = [_again(option, picked=option.value in values) for option in menu.options]
        await edit(interaction, Message(view=picking(options, number_in(menu.options[0].value), clicked.code)))

    @clicked
    async def decide_picked(self, interaction: Interaction, clicked: DecidePicked) -> None:
        _picked(interaction)
        if clicked.press == ReviewPress.DECLINE:
            phrases = await self.services.queue.phrases(member_of(interaction))
            form = DeclinePicked(clicked.code)
            await show_form(interaction, verdicts_wording.decline_several_title(), form, *fields.declining(phrases))
        elif clicked.press in STATUS_OF:
            await self._decide(interaction, STATUS_OF[ReviewPress(clicked.press)], "", clicked.code)

    @submitted
    async def decline_picked(self, interaction: Interaction, form: DeclinePicked, values: Values) -> None:
        phrases = await self.services.queue.phrases(member_of(interaction))
        await self._decide(interaction, Status.DECLINED, fields.reason_in(values, phrases), form.code)

    async def _decide(self, interaction: Interaction, status: Status, reason: str, code: str) -> None:
        ids = _picked(interaction)
        tally = await self.services.verdicts.decide_several(member_of(interaction), ids, status, reason)
        left = [_again(one, picked=False) for one in _menu(interaction).options if number_in(one.value) not in ids]
        await edit(interaction, Message(view=picking(left, ids[0], code)))
        await reply(interaction, verdicts_wording.tally(tally.decided, tally.late, status))


def option(suggestion: Suggestion) -> discord.SelectOption:
    return discord.SelectOption(label=wording.option(suggestion), value=str(suggestion.id))


def picking(options: Sequence[discord.SelectOption], back_to: int, code: str) -> ui.LayoutView:
    picked = sum(one.default for one in options)
    parts: list[ui.Item[Any]] = [ui.TextDisplay(wording.several([one.label for one in options], picked))]
    if options:
        menu: ui.Select[Any] = ui.Select(
            custom_id=str(Pick(code)),
            placeholder=wording.pick_hint(),
            min_values=0,
            max_values=len(options),
            options=list(options),
        )
        parts += [
            ui.ActionRow(menu),
            ui.ActionRow(
                button(verdicts_wording.accept(), DecidePicked(ReviewPress.ACCEPT, code), discord.ButtonStyle.success),
                button(verdicts_wording.decline(), DecidePicked(ReviewPress.DECLINE, code), discord.ButtonStyle.danger),
                button(verdicts_wording.shelve(), DecidePicked(ReviewPress.SHELVE, code)),
            ),
        ]
    parts.append(ui.ActionRow(button(wording.back_to_one(), Review(ReviewPress.SHOW, back_to, 0, code))))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.Container(*parts, accent_colour=COLOUR))
    view.stop()
    return view


def _again(option: discord.SelectOption, *, picked: bool) -> discord.SelectOption:
    return discord.SelectOption(label=option.label, value=option.value, default=picked)


def _picked(interaction: Interaction) -> list[int]:
    """Return the numbers that stand as chosen in the message. Raises UserFacingError if none does."""
    ids = [number_in(option.value) for option in _menu(interaction).options if option.default]
    if not ids:
        raise UserFacingError(verdicts_wording.none_picked)
    return ids


def _menu(interaction: Interaction) -> discord.SelectMenu:
    menu = menu_in(interaction, Pick)
    if menu is None:
        raise UserFacingError(verdicts_wording.none_picked)
    return menu
