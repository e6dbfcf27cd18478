"""`/queue settings`: limits, word list, ready phrases, closed works, and the staff channel."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands, ui

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.core.text.unseen import visible
from bot.setup import wording as setup_wording
from bot.suggestions.buttons import QueueSettings, QueueSettingsForm
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.rules.models import MAX_PHRASE, MAX_PHRASES, MAX_WORD_LIST, Limit, Rules, RulesChanges
from bot.works import wording as works_wording
from bot.works.models import Work
from cogs._shared.buttons import button, chosen_one, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.channels import check_channel
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
        """Limits, word list, ready phrases, closed works, and a channel for staff."""
        rules = await self.services.moderation.rules(member_of(interaction))
        await reply(interaction, Message(view=await self._panel(interaction, rules)))

    @clicked
    async def settings_pressed(self, interaction: Interaction, clicked: QueueSettings) -> None:
        moderation, member = self.services.moderation, member_of(interaction)
        rules = await moderation.rules(member)
        if clicked.part == CHANNEL:
            channel_id = _channel_in(interaction)
            check_channel(interaction, channel_id)
            rules = await moderation.change(member, staff_channel_id=channel_id)
        elif clicked.part == NO_CHANNEL:
            rules = await moderation.change(member, staff_channel_id=None)
        else:
            await self.ask_part(interaction, QueueSettingsForm(clicked.part))
            return
        await edit(interaction, Message(view=await self._panel(interaction, rules)))

    @submitted
    async def settings_sent(self, interaction: Interaction, form: QueueSettingsForm, values: Values) -> None:
        readers: dict[str, Callable[[Values], RulesChanges]] = {
            LIMITS: _limits_in,
            WORDS: lambda values: {"words": _lines(values["words"])},
            PHRASES: lambda values: {"phrases": _lines(values["phrases"])},
            CLOSED: lambda values: {"closed_work_ids": frozenset(map(_work_id, values["closed"].split()))},
        }
        if form.part not in readers:
            return
        rules = await self.services.moderation.change(member_of(interaction), **readers[form.part](values))
        await edit(interaction, Message(view=await self._panel(interaction, rules)))

    @opens
    async def ask_part(self, interaction: Interaction, form: QueueSettingsForm) -> None:
        rules = await self.services.moderation.rules(member_of(interaction))
        asked: dict[str, Callable[[], Awaitable[tuple[str, Fields]]]] = {
            LIMITS: lambda: _limits(rules),
            WORDS: lambda: _words(rules),
            PHRASES: lambda: _phrases(rules),
            CLOSED: lambda: self._closed(interaction, rules),
        }
        if form.part in asked:
            title, fields = await asked[form.part]()
            await show_form(interaction, title, form, *fields)

    async def _closed(self, interaction: Interaction, rules: Rules) -> tuple[str, Fields]:
        works = await self._works(interaction)
        if not works:
            raise UserFacingError(moderation_wording.nothing_to_close)
        options = [(str(work.id), shorten(clean_label(work.title), limits.OPTION)) for work in works[: limits.OPTIONS]]
        chosen = [str(work_id) for work_id in rules.closed_work_ids]
        return moderation_wording.closed(), [
            choice("closed", moderation_wording.closed_label(), options, default=chosen, most=limits.OPTIONS)
        ]

    async def _works(self, interaction: Interaction) -> list[Work]:
        return await self.services.works.all(interaction.guild_id or 0)

    async def _panel(self, interaction: Interaction, rules: Rules) -> ui.LayoutView:
        closed = [work.title for work in await self._works(interaction) if work.id in rules.closed_work_ids]
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
        row = [button(label, QueueSettings(part)) for label, part in (*forms, (moderation_wording.closed(), CLOSED))]
        none = button(
            moderation_wording.no_staff_channel(), QueueSettings(NO_CHANNEL), disabled=rules.staff_channel_id is None
        )
        view = ui.LayoutView(timeout=None)
        view.add_item(
            ui.Container(
                ui.TextDisplay(moderation_wording.rules(rules, closed)),
                ui.ActionRow(*row),
                ui.ActionRow(channel),
                ui.ActionRow(none),
                accent_colour=COLOUR,
            )
        )
        view.stop()
        return view


async def _limits(rules: Rules) -> tuple[str, Fields]:
    limits = ((Limit.COOLDOWN, rules.cooldown), (Limit.WAITING, rules.waiting), (Limit.SHORTEST, rules.shortest))
    fields = [line(one, moderation_wording.limit_label(one), default=str(now), limit=6) for one, now in limits]
    return moderation_wording.limits(), fields


async def _words(rules: Rules) -> tuple[str, Fields]:
    text = "\n".join(rules.words)
    field = paragraph(
        "words", moderation_wording.word_list(), default=text, limit=MAX_WORD_LIST, hint=moderation_wording.words_hint()
    )
    return moderation_wording.word_list(), [field]


async def _phrases(rules: Rules) -> tuple[str, Fields]:
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
