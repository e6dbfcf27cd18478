"""`/suggestions withdraw`: taking an idea back while it waits."""

import discord
from discord import app_commands, ui

from bot.suggestions.buttons import Withdraw
from bot.suggestions.own import wording as own_wording
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import OwnSuggestionOption


class WithdrawCommand(Part):
    @app_commands.command()
    @app_commands.describe(suggestion="Which one of yours")
    async def withdraw(self, interaction: Interaction, suggestion: OwnSuggestionOption) -> None:
        """Take back one of your suggestions while it waits."""
        own = await self.services.own_suggestions.waiting(member_of(interaction), suggestion)
        await reply(interaction, Message(own_wording.withdraw_sure(own), view=_sure(own.id)))

    @clicked
    async def withdraw_clicked(self, interaction: Interaction, clicked: Withdraw) -> None:
        member = member_of(interaction)
        if clicked.sure:
            gone, poll = await self.services.own_suggestions.withdraw(member, clicked.suggestion_id)
            await edit(interaction, own_wording.withdrawn(gone, poll))
        else:
            own = await self.services.own_suggestions.waiting(member, clicked.suggestion_id)
            await edit(interaction, Message(own_wording.withdraw_sure(own), view=_sure(own.id)))


def _sure(suggestion_id: int) -> ui.View:
    return buttons(button(own_wording.sure(), Withdraw(suggestion_id, 1), discord.ButtonStyle.danger))
