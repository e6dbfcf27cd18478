"""`/target`: more channels for a work, in its server and in others."""

from discord.ext import commands

from bot.app.client import Client
from cogs.targets.add import AddCommand
from cogs.targets.end import EndCommand
from cogs.targets.list import ListCommand
from cogs.targets.redeem import RedeemCommand
from cogs.targets.share import ShareCommand


class TargetsCog(
    AddCommand,
    ShareCommand,
    RedeemCommand,
    ListCommand,
    EndCommand,
    commands.GroupCog,
    group_name="target",
    group_description="The channels where works are announced",
):
    """Every `/target` command."""


async def setup(client: Client) -> None:
    await client.add_cog(TargetsCog(client))
