"""`/queue`: authors and staff review what readers suggest."""

from discord.ext import commands

from bot.app.client import Client
from cogs.queue.block import BlockCommand
from cogs.queue.call import CallCommand
from cogs.queue.export import ExportCommand
from cogs.queue.log import LogCommand
from cogs.queue.poll import PollCommand
from cogs.queue.review import ReviewCommand
from cogs.queue.search import SearchCommand
from cogs.queue.settings import SettingsCommand
from cogs.queue.several import SeveralAtOnce
from cogs.queue.unblock import UnblockCommand


class QueueCog(
    ReviewCommand,
    SeveralAtOnce,
    SearchCommand,
    ExportCommand,
    LogCommand,
    BlockCommand,
    UnblockCommand,
    CallCommand,
    PollCommand,
    SettingsCommand,
    commands.GroupCog,
    group_name="queue",
    group_description="Review what readers suggest",
):
    """Every `/queue` command."""


async def setup(client: Client) -> None:
    await client.add_cog(QueueCog(client))
