"""`/target redeem`: having another server's work announced here."""

from discord import app_commands

from bot.targets import wording
from cogs._shared.channels import Announceable, check_age, check_channel
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class RedeemCommand(Part):
    @app_commands.command()
    @app_commands.describe(code="What the staff of the work's server gave you", channel="Where it is announced here")
    async def redeem(self, interaction: Interaction, code: str, channel: Announceable) -> None:
        """Have another server's work announced here."""
        work = await self.services.targets.behind_code(member_of(interaction), code)
        check_channel(interaction, channel.id)
        check_age(interaction, work, channel.id)
        await self.services.targets.redeem(member_of(interaction), code, channel.id)
        await reply(interaction, wording.target_redeemed(work, channel.id))
