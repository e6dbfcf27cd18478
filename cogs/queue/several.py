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
from bot.suggestions.queue.filter import QueueFilter
from bot.suggestions.verdicts import wording as verdicts_wording
from cogs._shared.buttons import button, chosen_in, clicked, menu_in
from cogs._shared.cards import COLOUR
from cogs._shared.forms import Values, choice, filled_in, opens, show_form, submitted
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
        ids = _picked(interaction)
        if clicked.press == ReviewPress.DECLINE:
            await self.ask_reason_for(interaction, DeclinePicked(clicked.code))
        elif clicked.press in STATUS_OF:
            await self._decide(interaction, ids, STATUS_OF[ReviewPress(clicked.press)], "", clicked.code)

    @opens
    async def ask_reason_for(self, interaction: Interaction, form: DeclinePicked) -> None:
        """Ask why several are declined; where the list of them isn't under the form, also which."""
        phrases = await self.services.queue.phrases(member_of(interaction))
        parts = fields.declining(phrases)
        if menu_in(interaction, Pick) is None:
            parts.insert(0, await self._which(interaction, form))
        await show_form(interaction, verdicts_wording.decline_several_title(), form, *parts)

    async def _which(self, interaction: Interaction, form: DeclinePicked) -> ui.Label[Any]:
        before = filled_in()
        ids = _numbers(before.get("which") or before.get(Pick.name, ""))
        listed = await self.services.queue.several(
            member_of(interaction), QueueFilter.parse(form.code), ids[0] if ids else 0
        )
        options = [(str(one.id), wording.option(one)) for one in listed if one.id in ids or not ids]
        if not options:
            raise UserFacingError(verdicts_wording.none_picked)
        chosen = list(map(str, ids))
        return choice("which", verdicts_wording.which_label(), options, default=chosen, least=1, most=len(options))

    @submitted
    async def decline_picked(self, interaction: Interaction, form: DeclinePicked, values: Values) -> None:
        phrases = await self.services.queue.phrases(member_of(interaction))
        ids = _numbers(values.get("which", "")) or _picked(interaction)
        await self._decide(interaction, ids, Status.DECLINED, fields.reason_in(values, phrases), form.code)

    async def _decide(self, interaction: Interaction, ids: list[int], status: Status, reason: str, code: str) -> None:
        tally = await self.services.verdicts.decide_several(member_of(interaction), ids, status, reason)
        menu = menu_in(interaction, Pick)
        options = menu.options if menu else []
        left = [_again(one, picked=False) for one in options if number_in(one.value) not in ids]
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


def _numbers(values: str) -> list[int]:
    return list(filter(None, map(number_in, values.split("\n"))))


def _picked(interaction: Interaction) -> list[int]:
    """Return the numbers that stand as chosen in the message. Raises UserFacingError if none does."""
    if not (ids := _standing_as_picked(interaction)):
        raise UserFacingError(verdicts_wording.none_picked)
    return ids


def _standing_as_picked(interaction: Interaction) -> list[int]:
    menu = menu_in(interaction, Pick)
    return [number_in(option.value) for option in menu.options if option.default] if menu else []


def _menu(interaction: Interaction) -> discord.SelectMenu:
    menu = menu_in(interaction, Pick)
    if menu is None:
        raise UserFacingError(verdicts_wording.none_picked)
    return menu
