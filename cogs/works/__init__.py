"""`/work` and `/works`: what a server's staff keep, and what everyone can read there."""

from discord.ext import commands

from bot.app.client import Client
from cogs.works.add import AddCommand
from cogs.works.edit import EditCommand
from cogs.works.remove import RemoveCommand
from cogs.works.show import ShowCommand
from cogs.works.works import WorksCommand


class WorkCog(
    AddCommand,
    EditCommand,
    ShowCommand,
    RemoveCommand,
    commands.GroupCog,
    group_name="work",
    group_description="The works of this server",
):
    """Every `/work` command."""


class WorksCog(WorksCommand):
    """`/works`, which is for everyone."""


async def setup(client: Client) -> None:
    await client.add_cog(WorkCog(client))
    await client.add_cog(WorksCog(client))
