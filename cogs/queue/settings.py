"""`/queue settings`: closed works and, for staff, limits, word list, ready phrases and the staff channel."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.core.text.unseen import visible
from bot.setup import wording as setup_wording
from bot.setup.permissions import TO_WRITE
from bot.suggestions.buttons import OPEN, ClosedWorksForm, QueueSettings, QueueSettingsForm
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.rules.models import MAX_PHRASE, MAX_PHRASES, MAX_WORD_LIST, Limit, Rules, RulesChanges, RulesInHand
from bot.works import wording as works_wording
from cogs._shared.buttons import button, chosen_one, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.checks.permissions import check_channel
from cogs._shared.forms import Values, choice, line, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply

LIMITS, WORDS, PHRASES, CLOSED, CHANNEL, NO_CHANNEL = "limits", "words", "phrases", "closed", "channel", "no-channel"

Fields = list[ui.Label[Any]]


class SettingsCommand(Part):
    """What readers may suggest, as this server's staff want it."""

    @app_commands.command()
    async def settings(self, interaction: Interaction) -> None:
        """Which works take ideas and, for staff, limits, word list, ready phrases and a channel for staff."""
        await reply(interaction, await self._panel(interaction))

    @clicked
    async def settings_pressed(self, interaction: Interaction, clicked: QueueSettings) -> None:
        moderation, member = self.services.moderation, member_of(interaction)
        if clicked.part == CHANNEL:
            channel_id = _channel_in(interaction)
            check_channel(interaction, channel_id, TO_WRITE)
            await moderation.change(member, staff_channel_id=channel_id)
        elif clicked.part == NO_CHANNEL:
            await moderation.change(member, staff_channel_id=None)
        elif clicked.part == OPEN:  # from elsewhere, such as `/setup`
            await reply(interaction, await self._panel(interaction))
            return
        elif clicked.part == CLOSED:
            await self.ask_closed(interaction, ClosedWorksForm(""))
            return
        else:
            await self.ask_part(interaction, QueueSettingsForm(clicked.part))
            return
        await edit(interaction, await self._panel(interaction))

    @submitted
    async def settings_sent(self, interaction: Interaction, form: QueueSettingsForm, values: Values) -> None:
        moderation, member = self.services.moderation, member_of(interaction)
        readers: dict[str, Callable[[Values], RulesChanges]] = {
            LIMITS: _limits_in,
            WORDS: lambda values: {"words": _lines(values["words"])},
            PHRASES: lambda values: {"phrases": _lines(values["phrases"])},
        }
        if form.part in readers:
            await moderation.change(member, **readers[form.part](values))
            await edit(interaction, await self._panel(interaction))

    @submitted
    async def closed_sent(self, interaction: Interaction, form: ClosedWorksForm, values: Values) -> None:
        chosen = [_work_id(one) for name, menu in values.items() if name.startswith(CLOSED) for one in menu.split()]
        await self.services.moderation.close_offered(member_of(interaction), chosen, form.mark)
        await edit(interaction, await self._panel(interaction))

    @opens
    async def ask_part(self, interaction: Interaction, form: QueueSettingsForm) -> None:
        """Show the form of a part. Raises UserFacingError if it isn't this member's to change."""
        shown = await self.services.moderation.rules(member_of(interaction))
        asked: dict[str, Callable[[], tuple[str, Fields]]] = {
            LIMITS: lambda: _limits(shown.rules),
            WORDS: lambda: _words(shown.rules),
            PHRASES: lambda: _phrases(shown.rules),
        }
        if not shown.is_all:
            raise UserFacingError(works_wording.staff_only)
        if form.part in asked:
            title, fields = asked[form.part]()
            await show_form(interaction, title, form, *fields)

    @opens
    async def ask_closed(self, interaction: Interaction, form: ClosedWorksForm) -> None:
        """Show which of the member's works are closed: as it is now, if that changed since a refused form was shown."""
        shown = await self.services.moderation.rules(member_of(interaction))
        title, fields = _closed(shown, as_before=form.mark == shown.mark)
        await show_form(interaction, title, replace(form, mark=shown.mark), *fields)

    async def _panel(self, interaction: Interaction) -> Message:
        shown = await self.services.moderation.rules(member_of(interaction))
        view = ui.LayoutView(timeout=None)
        view.add_item(
            ui.Container(ui.TextDisplay(moderation_wording.rules(shown)), *_rows(shown), accent_colour=COLOUR)
        )
        view.stop()
        return Message(view=view)


def _rows(shown: RulesInHand) -> list[ui.ActionRow[Any]]:
    """Offer what this member may change."""
    closed = button(moderation_wording.closed(), QueueSettings(CLOSED))
    if not shown.is_all:
        return [ui.ActionRow(closed)]
    channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
        custom_id=str(QueueSettings(CHANNEL)),
        placeholder=moderation_wording.staff_channel_hint(),
        channel_types=[discord.ChannelType.text],
    )
    forms = (
        (moderation_wording.limits(), LIMITS),
        (moderation_wording.word_list(), WORDS),
        (moderation_wording.phrases(), PHRASES),
    )
    none = button(
        moderation_wording.no_staff_channel(), QueueSettings(NO_CHANNEL), disabled=shown.rules.staff_channel_id is None
    )
    return [
        ui.ActionRow(*(button(label, QueueSettings(part)) for label, part in forms), closed),
        ui.ActionRow(channel),
        ui.ActionRow(none),
    ]


def _closed(shown: RulesInHand, *, as_before: bool) -> tuple[str, Fields]:
    works = shown.closable
    if not works:
        raise UserFacingError(moderation_wording.nothing_to_close)
    options = [(str(work.id), shorten(clean_label(work.title), limits.OPTION)) for work in works]
    chosen = [str(work.id) for work in shown.closed]
    label = moderation_wording.closed_label(len(works), len(shown.works))
    fields = [
        choice(
            f"{CLOSED}{first or ''}",
            label,
            options[first : first + limits.OPTIONS],
            default=chosen,
            most=limits.OPTIONS,
            as_before=as_before,
        )
        for first in range(0, len(options), limits.OPTIONS)
    ]
    return moderation_wording.closed(), fields


def _limits(rules: Rules) -> tuple[str, Fields]:
    limits = ((Limit.COOLDOWN, rules.cooldown), (Limit.WAITING, rules.waiting), (Limit.SHORTEST, rules.shortest))
    fields = [line(one, moderation_wording.limit_label(one), default=str(now), limit=6) for one, now in limits]
    return moderation_wording.limits(), fields


def _words(rules: Rules) -> tuple[str, Fields]:
    text = "\n".join(rules.words)
    field = paragraph(
        "words", moderation_wording.word_list(), default=text, limit=MAX_WORD_LIST, hint=moderation_wording.words_hint()
    )
    return moderation_wording.word_list(), [field]


def _phrases(rules: Rules) -> tuple[str, Fields]:
    text, limit = "\n".join(rules.phrases), MAX_PHRASES * (MAX_PHRASE + 1)
    field = paragraph(
        "phrases", moderation_wording.phrases(), default=text, limit=limit, hint=moderation_wording.phrases_hint()
    )
    return moderation_wording.phrases(), [field]


def _limits_in(values: Values) -> RulesChanges:
    return {
        "cooldown": _limit(values["cooldown"]),
        "waiting": _limit(values["waiting"]),
        "shortest": _limit(values["shortest"]),
    }


def _limit(text: str) -> int:
    """Read a whole number: 0, no limit, for an empty field, and -1, which is refused, for what is none."""
    number = number_in(text.strip())
    return number if number or not text.strip().strip("0") else -1


def _channel_in(interaction: Interaction) -> int:
    """Read which channel was chosen. Raises UserFacingError if a forged click chooses none."""
    if not (channel_id := number_in(chosen_one(interaction))):
        raise UserFacingError(setup_wording.choose_a_channel)
    return channel_id


def _work_id(text: str) -> int:
    """Read the number of a chosen work. Raises UserFacingError if a forged form names none."""
    if not (work_id := number_in(text)):
        raise UserFacingError(works_wording.work_is_gone)
    return work_id


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.splitlines() if visible(part)))
