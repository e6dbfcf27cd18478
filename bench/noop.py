"""The bot to compare with: discord.py with the same intents and no caches, whose cog does nothing.

It is as lean as a careful person would make it, and imports nothing of the product. As a process it prints `ready` when
it is, and `counted` each time it was handed BENCH_COUNT reactions.
"""

import asyncio
import gc
import os
import sys

import discord
from discord import app_commands
from discord.ext import commands

INTENTS = discord.Intents(guilds=True, guild_messages=True, guild_reactions=True, emojis_and_stickers=True)


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class NoOp(commands.GroupCog, group_name="kudos", group_description="Who loved what"):
    def __init__(self) -> None:
        self._count = 0
        self._goal = int(os.environ.get("BENCH_COUNT", "1"))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self._take(event)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self._take(event)

    def _take(self, event: discord.RawReactionActionEvent) -> None:
        del event
        self._count += 1
        if self._count % self._goal == 0:
            say("counted")

    @app_commands.command(name="work")
    async def of_work(self, interaction: discord.Interaction, work: str) -> None:
        """The kudos of a work."""
        await interaction.response.send_message(f"{work} has kudos.", ephemeral=True)


class NoOpBot(commands.AutoShardedBot):
    def __init__(self) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=INTENTS,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )

    async def setup_hook(self) -> None:
        await self.add_cog(NoOp())
        await self.tree.sync()

    async def on_ready(self) -> None:
        gc.collect()
        gc.freeze()
        say("ready")


async def main() -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    async with NoOpBot() as bot:
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
