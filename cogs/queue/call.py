"""`/queue call`: asking readers for ideas in public."""

import discord
from discord import app_commands

from bot.suggestions.buttons import ShowCall
from bot.suggestions.calls import telling
from bot.suggestions.calls import wording as calls_wording
from bot.suggestions.calls.store import Call
from cogs._shared.buttons import clicked
from cogs._shared.channels import check_age
from cogs._shared.checks.permissions import check_channel
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, reply


class CallCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="For which work",
        question="What readers are asked, such as: What should happen at the gala?",
        until="Until when, such as Friday 18:00 or 3 days; you close it, if you leave this out",
        channel="Where; here, if you leave this out",
    )
    async def call(
        self,
        interaction: Interaction,
        work: OwnWorkOption,
        question: app_commands.Range[str, 1, calls_wording.MAX_QUESTION],
        until: str | None = None,
        channel: discord.TextChannel | None = None,
    ) -> None:
        """Ask readers for ideas in public, with a button and a deadline."""
        channel_id = channel.id if channel else interaction.channel_id or 0
        check_channel(interaction, channel_id)
        check_age(interaction, work, channel_id)
        calls = self.services.calls
        await acknowledge(interaction)
        call = await calls.open(member_of(interaction), work.id, question, channel_id, until)
        await self.services.letters.deliver_in(call.guild_id, telling.about(call.id))
        await self._told(interaction, call)

    @clicked
    async def show_call(self, interaction: Interaction, clicked: ShowCall) -> None:
        await self._told(interaction, await self.services.calls.own(member_of(interaction), clicked.call_id))

    async def _told(self, interaction: Interaction, call: Call) -> None:
        calls = self.services.calls
        zone = (await self.services.setup.settings(call.guild_id)).zone
        poll, is_out = self.services.commands.mention("queue poll"), await calls.is_out(call)
        await reply(interaction, calls_wording.called(call, poll, zone, is_out=is_out))
