"""`/queue poll`: letting readers vote on the answers of a call."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.setup import wording as setup_wording
from bot.suggestions.buttons import PickForPoll, PollForm
from bot.suggestions.calls import wording as calls_wording
from bot.suggestions.calls.labels import is_public
from bot.suggestions.queue import wording
from cogs._shared.buttons import buttons, chosen_in, clicked
from cogs._shared.forms import Values, line, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply

CHOICE = "call:"
"""What a chosen call's value begins with."""


class PollCommand(Part):
    @app_commands.command()
    @app_commands.describe(call="Which call's answers", close="Only close the call, without a poll")
    async def poll(self, interaction: Interaction, call: str, close: bool = False) -> None:
        """Turn up to ten answers of a call into a poll."""
        calls, member, call_id = self.services.calls, member_of(interaction), _number(call)
        if close:
            closed = await calls.close(member, call_id)
            await reply(interaction, calls_wording.closed(closed))
            return
        found, answers = await calls.answers(member, call_id)
        options = [discord.SelectOption(label=wording.option(one), value=str(one.id)) for one in answers]
        menu: ui.Select[Any] = ui.Select(
            custom_id=str(PickForPoll(call_id)),
            placeholder=calls_wording.pick_answers(len(answers)),
            max_values=min(calls_wording.MAX_ANSWERS, len(options)),
            options=options,
        )
        await reply(
            interaction, Message(calls_wording.pick(found, all_public=all(map(is_public, answers))), view=buttons(menu))
        )

    @poll.autocomplete("call")
    async def offered_calls(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """Offer the calls that can have a poll or, with `close`, those that are open."""
        calls = self.services.calls
        find = calls.to_close if interaction.namespace.close else calls.to_poll
        found = await find(member_of(interaction), text)
        return [app_commands.Choice(name=calls_wording.choice(one), value=f"{CHOICE}{one.id}") for one in found]

    @clicked
    async def picked_for_poll(self, interaction: Interaction, clicked: PickForPoll) -> None:
        await self.ask_poll(interaction, PollForm(clicked.call_id))

    @opens
    async def ask_poll(self, interaction: Interaction, form: PollForm) -> None:
        """Ask how the poll is to be, with the answers that were chosen, if some were."""
        values = chosen_in(interaction)
        _, answers = await self.services.calls.answers(member_of(interaction), form.call_id)
        chosen = [one for one in answers if str(one.id) in values]
        text = "\n".join(
            calls_wording.poll_line(one, place, is_public=is_public(one)) for place, one in enumerate(chosen, start=1)
        )
        await show_form(
            interaction,
            calls_wording.poll_title(),
            form,
            paragraph("lines", calls_wording.poll_label(), default=text, required=True, limit=1000),
            line("hours", calls_wording.poll_hours_label(), default="24", limit=3),
        )

    @submitted
    async def poll_sent(self, interaction: Interaction, form: PollForm, values: Values) -> None:
        hours = values["hours"].strip() or "24"
        asked = await self.services.calls.find(member_of(interaction), form.call_id)
        _check_polls(interaction, asked.channel_id)
        call = await self.services.calls.start_poll(
            member_of(interaction), form.call_id, values["lines"], number_in(hours)
        )
        await reply(interaction, calls_wording.poll_on_its_way(call.channel_id))


def _check_polls(interaction: Interaction, channel_id: int) -> None:
    """Raise UserFacingError if the bot may not create polls in the channel."""
    channel = interaction.guild.get_channel(channel_id) if interaction.guild else None
    if channel is None or interaction.guild is None:
        raise UserFacingError(setup_wording.channel_gone)
    if not channel.permissions_for(interaction.guild.me).send_polls:
        raise UserFacingError(calls_wording.no_polls_there, channel_id)


def _number(text: str) -> int:
    number = number_in(text.strip().removeprefix(CHOICE))
    if not number:
        raise UserFacingError(calls_wording.call_is_gone)
    return number
