"""`/queue`: authors and staff review what readers suggest."""

from discord.ext import commands

from bot.app.client import Client
from bot.core.loop import SupervisedLoop
from cogs.queue.block import BlockCommand
from cogs.queue.call import CallCommand
from cogs.queue.export import ExportCommand
from cogs.queue.letters import DiscordPost
from cogs.queue.log import LogCommand
from cogs.queue.poll import PollCommand
from cogs.queue.review import ReviewCommand
from cogs.queue.search import SearchCommand
from cogs.queue.settings import SettingsCommand
from cogs.queue.several import SeveralAtOnce
from cogs.queue.unblock import UnblockCommand

TELLING_INTERVAL = 5.0
"""Seconds between looks at what is to be told; nobody waits for it on a screen."""


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
    """Every `/queue` command, and the loop that tells people what happened."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self._telling = SupervisedLoop(
            "telling of suggestions", self._tell, every=TELLING_INTERVAL, waiter=client.waiter
        )

    async def cog_load(self) -> None:
        await super().cog_load()
        post = DiscordPost(self.client)
        self.services.letters.bind(post)
        self.services.calls.bind(post)
        self._telling.start()

    async def cog_unload(self) -> None:
        await self._telling.stop()

    async def _tell(self) -> None:
        if self.client.is_ready():
            await self.services.letters.deliver_due()
            await self.services.calls.deliver_due()


async def setup(client: Client) -> None:
    await client.add_cog(QueueCog(client))
