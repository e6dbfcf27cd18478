"""`/kudos`: what readers loved, shown to whoever asks; and the mirror of their reactions."""

from typing import Any

import discord
from discord.ext import commands

from bot.app.client import Client
from cogs._shared.replies import acknowledge
from cogs.kudos.chapter import ChapterCommand
from cogs.kudos.digest import DigestCommand
from cogs.kudos.mine import MineCommand
from cogs.kudos.mirroring import MirrorCog
from cogs.kudos.recount import RecountCommand
from cogs.kudos.settings import SettingsCommand
from cogs.kudos.top import TopCommand
from cogs.kudos.why import WhyCommand
from cogs.kudos.work import WorkCommand


class KudosCog(
    WorkCommand,
    ChapterCommand,
    TopCommand,
    MineCommand,
    WhyCommand,
    RecountCommand,
    SettingsCommand,
    DigestCommand,
    commands.GroupCog,
    group_name="kudos",
    group_description="Who loved what",
):
    """Every `/kudos` command."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Show that an answer comes where it waits for a commit: in a flood that takes longer than Discord waits."""
        if interaction.type is discord.InteractionType.application_command and self.services.kudos.mirror.is_busy:
            await acknowledge(interaction)
        return True


async def setup(client: Client) -> None:
    await client.add_cog(MirrorCog(client))
    await client.add_cog(KudosCog(client))
