"""`/queue`: authors and staff review what readers suggest."""

from discord.ext import commands

from bot.app.client import Client
from bot.core.loop import SupervisedLoop
from cogs.queue.call import CallCommands
from cogs.queue.finding import FindingCommands
from cogs.queue.letters import DiscordPost
from cogs.queue.review import ReviewCommands
from cogs.queue.search import SearchCommands
from cogs.queue.settings import SettingsCommands
from cogs.queue.several import SeveralAtOnce

TELLING_INTERVAL = 5.0
"""Seconds between looks at what is to be told; nobody waits for it on a screen."""


class QueueCog(
    ReviewCommands,
    SeveralAtOnce,
    SearchCommands,
    FindingCommands,
    SettingsCommands,
    CallCommands,
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
        self.client.services.letters.bind(post)
        self.client.services.calls.bind(post)
        self._telling.start()

    async def cog_unload(self) -> None:
        await self._telling.stop()

    async def _tell(self) -> None:
        if self.client.is_ready():
            await self.client.services.letters.deliver_due()
            await self.client.services.calls.deliver_due()


async def setup(client: Client) -> None:
    await client.add_cog(QueueCog(client))
