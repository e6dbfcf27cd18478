"""`/target redeem`: having another server's work announced here."""

from discord import app_commands

from bot.targets import wording
from bot.targets.buttons import ShowRedeemed
from bot.works.matching import CHOICE
from cogs._shared.buttons import clicked
from cogs._shared.channels import Announceable, check_age
from cogs._shared.checks.permissions import check_channel
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

    @clicked
    async def show_redeemed(self, interaction: Interaction, clicked: ShowRedeemed) -> None:
        work = await self.services.catalogue.choose(interaction.guild_id or 0, f"{CHOICE}{clicked.work_id}")
        await reply(interaction, wording.target_redeemed(work, clicked.channel_id))
