"""A bot as most are, to see what the design buys: discord.py's own caches, and a commit for each reaction."""

import asyncio
import os
import sys

import aiosqlite
import discord
from discord import app_commands
from discord.ext import commands

TABLE = "CREATE TABLE IF NOT EXISTS kudos (message_id INTEGER, user_id INTEGER, PRIMARY KEY (message_id, user_id))"


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


class Usual(commands.GroupCog, group_name="kudos", group_description="Who loved what"):
    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database
        self._count = 0
        self._goal = int(os.environ.get("BENCH_COUNT", "1"))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        await self._write("INSERT OR IGNORE INTO kudos VALUES (?, ?)", event)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        await self._write("DELETE FROM kudos WHERE message_id = ? AND user_id = ?", event)

    async def _write(self, statement: str, event: discord.RawReactionActionEvent) -> None:
        await self._database.execute(statement, (event.message_id, event.user_id))
        await self._database.commit()
        self._count += 1
        if self._count % self._goal == 0:
            say("counted")

    @app_commands.command(name="work")
    async def of_work(self, interaction: discord.Interaction, work: str) -> None:
        """The kudos of a work."""
        async with self._database.execute("SELECT count(*) FROM kudos") as found:
            row = await found.fetchone()
        await interaction.response.send_message(f"{work} has {row[0] if row else 0} kudos.", ephemeral=True)


class UsualBot(commands.AutoShardedBot):
    def __init__(self, database: aiosqlite.Connection) -> None:
        super().__init__(command_prefix="!", intents=discord.Intents.default())
        self._database = database

    async def setup_hook(self) -> None:
        await self.add_cog(Usual(self._database))
        await self.tree.sync()

    async def on_ready(self) -> None:
        say("ready")


async def main() -> None:
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    async with aiosqlite.connect(os.environ["BENCH_FILE"]) as database:
        await database.execute("PRAGMA journal_mode = WAL")
        await database.execute(TABLE)
        async with UsualBot(database) as bot:
            await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
