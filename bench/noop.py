"""The bot to compare with: discord.py with the same intents and no caches, whose cog does nothing.

As a process it prints `counted` when it was handed BENCH_COUNT reactions.
"""

import asyncio
import os
import sys

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import INTENTS


class NoOp(commands.GroupCog, group_name="kudos", group_description="Who loved what"):
    def __init__(self) -> None:
        self._count = 0
        self._goal = int(os.environ["BENCH_COUNT"])

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        del event
        self._count += 1
        if self._count % self._goal == 0:
            sys.stdout.write("counted\n")
            sys.stdout.flush()

    @app_commands.command(name="work")
    async def of_work(self, interaction: discord.Interaction, work: str) -> None:
        """The kudos of a work."""
        await interaction.response.send_message(f"{work} has kudos.", ephemeral=True)


class NoOpBot(commands.AutoShardedBot):
    def __init__(self) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=INTENTS,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )

    async def setup_hook(self) -> None:
        await self.add_cog(NoOp())
        await self.tree.sync()


async def main() -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    async with NoOpBot() as bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
