"""`/target list`: where a work is announced, or which works of other servers are announced here."""

from discord import app_commands

from bot.targets import wording
from cogs._shared.channels import place_of
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class ListCommand(Part):
    @app_commands.command(name="list")
    @app_commands.describe(work="Which work of this server; without it, those of other servers that are announced here")
    async def list_(self, interaction: Interaction, work: OwnWorkOption | None = None) -> None:
        """Where a work is announced, or which works of other servers are announced here."""
        member = member_of(interaction)
        if work is not None:
            shown = [
                place_of(self.client, member.guild_id, one.guild_id, one.channel_id)
                for one in await self.services.targets.of_work(member, work)
            ]
            await reply(interaction, wording.targets_listed(work, shown))
            return
        guests = await self.services.targets.guests(member)
        lines = [wording.guest(one, target.channel_id) for one, target in guests]
        await reply(interaction, wording.guests_listed(lines) if lines else wording.no_guests())
