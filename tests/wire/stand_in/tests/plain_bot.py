"""A plain discord.py bot, to try the stand-in with: one command for each way to answer."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.ext import commands

from tests.wire.stand_in.stand_in import StandIn

QUICK = 0.05  # seconds to wait for further servers before ready


class Idea(discord.ui.Modal, title="An idea"):
    text: discord.ui.Label["Idea"] = discord.ui.Label(text="Your idea", component=discord.ui.TextInput(max_length=100))
    file: discord.ui.Label["Idea"] = discord.ui.Label(text="A picture", component=discord.ui.FileUpload(required=False))
    mood: discord.ui.Label["Idea"] = discord.ui.Label(
        text="Mood",
        component=discord.ui.Select(options=[discord.SelectOption(label="Merry"), discord.SelectOption(label="Sad")]),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        files = [await file.to_file() for file in self.file.component.values]  # type: ignore[attr-defined]
        said = f"{self.text.component.value}, {self.mood.component.values[0]}"  # type: ignore[attr-defined]
        await interaction.response.send_message(said, files=files, ephemeral=True)


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Count", custom_id="count")
    async def count(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        assert interaction.message
        await interaction.response.edit_message(content=f"{interaction.message.content}+", view=self)

    @discord.ui.button(label="Idea", custom_id="idea")
    async def idea(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        await interaction.response.send_modal(Idea())

    @discord.ui.button(label="Off", disabled=True, custom_id="off")
    async def off(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None: ...

    @discord.ui.select(placeholder="Pick", custom_id="pick", options=[discord.SelectOption(label="One", value="1")])
    async def pick(self, interaction: discord.Interaction, select: discord.ui.Select["Buttons"]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"picked {select.values[0]}")


class PlainBot(commands.AutoShardedBot):
    """Keeps what it was told in `events`, as (name, payload)."""

    def __init__(
        self,
        intents: discord.Intents | None = None,
        heartbeat_timeout: float = 60.0,
        http_trace: aiohttp.TraceConfig | None = None,
    ) -> None:
        chosen = intents or discord.Intents(guilds=True, guild_messages=True, guild_reactions=True)
        super().__init__(
            "!",
            intents=chosen,
            enable_debug_events=True,
            heartbeat_timeout=heartbeat_timeout,
            http_trace=http_trace or aiohttp.TraceConfig(),
        )
        self._connection.guild_ready_timeout = QUICK
        self.events: list[tuple[str, object]] = []
        add_commands(self.tree)

    async def setup_hook(self) -> None:
        self.add_view(Buttons())
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds that discord.py leaves between identifying."""

    async def on_socket_raw_receive(self, text: str) -> None:
        frame = discord.utils._from_json(text)
        if frame["op"] == 0:
            self.events.append((frame["t"], frame["d"]))

    def told(self, name: str) -> list[object]:
        return [data for event, data in self.events if event == name]


def add_commands(tree: "app_commands.CommandTree[PlainBot]") -> None:
    tree.add_command(chapter_commands())
    tree.add_command(modal)
    tree.add_command(silent)
    tree.add_command(quote)


def chapter_commands() -> app_commands.Group:
    group = app_commands.Group(name="chapter", description="Chapters")

    @group.command(name="post", description="Post a chapter")
    async def post(
        interaction: discord.Interaction,
        work: str,
        file: discord.Attachment | None = None,
        number: float | None = None,
        channel: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        reader: discord.Member | None = None,
    ) -> None:
        text = (await file.read()).decode() if file else ""
        about = [work, number, channel and channel.name, role and role.name, reader and reader.display_name, text]
        await interaction.response.send_message(" ".join(str(part) for part in about if part), view=Buttons())

    @post.autocomplete("work")
    async def works(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed.title()}ght", value="7")]

    @group.command(name="slow", description="Think first")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("first", ephemeral=True)
        await asyncio.sleep(0.02)
        await interaction.followup.send(
            "second", file=discord.File(__file__, "bot.py"), embed=discord.Embed(title="Done"), ephemeral=True
        )

    return group


@app_commands.command(name="modal", description="Open a modal")
async def modal(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(Idea())


@app_commands.command(name="silent", description="Never answer")
@app_commands.default_permissions(manage_guild=True)
async def silent(interaction: discord.Interaction) -> None: ...


@app_commands.context_menu(name="Quote")
async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
    names = ", ".join(attachment.filename for attachment in message.attachments)
    await interaction.response.send_message(f"> {message.content} ({names})")


@asynccontextmanager
async def running(server: StandIn, bot: PlainBot) -> AsyncIterator[PlainBot]:
    """The bot, pointed at the stand-in and ready; closed at the end."""
    discord.http.Route.BASE = server.api_url
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(server.gateway_url)
    task = asyncio.create_task(bot.start(server.token))
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({task, ready}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        yield bot
    finally:
        ready.cancel()
        await bot.close()
        task.cancel()
        await asyncio.gather(task, ready, return_exceptions=True)


async def main() -> None:
    """As a process: the settings come from the environment, SIGTERM ends it."""
    discord.http.Route.BASE = os.environ["DISCORD_API_URL"]
    bot = PlainBot()
    async with bot:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: asyncio.create_task(bot.close()))
        await bot.start(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    asyncio.run(main())
