"""`/setup`: where chapters are announced, who is staff, what stands for kudos."""

import discord
from discord import app_commands

from bot.app.client import Client
from bot.core.text import limits
from bot.dates.zones import read_zone, zones_like
from bot.setup.models import SettingsChanges
from bot.setup.panel import wording as panel_wording
from bot.setup.permissions import TO_WRITE
from cogs._shared.channels import Announceable
from cogs._shared.checks.permissions import check_channel
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs._shared.replies import reply
from cogs.setup.choosing import Choosing
from cogs.setup.emojis import emojis_in
from cogs.setup.trying_out import TryingOut


class SetupCog(Choosing, TryingOut):
    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.describe(
        channel="Where new chapters are announced",
        notices="Where staff read what needs them, such as a chapter that couldn't be posted",
        staff_role="Whose members may manage works and review suggestions, beside everyone with Manage Server",
        time_zone="The zone in which you type times: start with a city",
        kudos_emoji="The emoji that stand for kudos, the first of which I put on each announcement: ❤️ 💜",
    )
    async def setup(
        self,
        interaction: Interaction,
        channel: Announceable | None = None,
        notices: discord.TextChannel | None = None,
        staff_role: discord.Role | None = None,
        kudos_emoji: str | None = None,
        time_zone: str | None = None,
    ) -> None:
        """Set up this server, or see how it is set up."""
        member = member_of(interaction)
        await self.services.setup.shown_to(member)  # who may not is told so before what they typed is looked at
        changes: SettingsChanges = {}
        if channel is not None:
            check_channel(interaction, channel.id)
            changes["channel_id"] = channel.id
        if notices is not None:
            check_channel(interaction, notices.id, TO_WRITE)
            changes["notices_channel_id"] = notices.id
        if staff_role is not None:
            changes["staff_role_id"] = staff_role.id
        if kudos_emoji is not None:
            changes["kudos_emojis"] = emojis_in(interaction, kudos_emoji)
        if time_zone is not None:
            changes["zone"] = read_zone(time_zone)
        if changes:
            await self.services.setup.change(member, **changes)
        remarks = [panel_wording.saved()] if changes else []
        await reply(interaction, await self.panel(interaction, *remarks))

    @setup.autocomplete("time_zone")
    async def _time_zones(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        del interaction
        return [
            app_commands.Choice(name=name.replace("_", " "), value=name) for name in zones_like(text, limits.OPTIONS)
        ]


async def setup(client: Client) -> None:
    await client.add_cog(SetupCog(client))
