"""`/kudos settings`: where kudos are celebrated, and when authors are told."""

from typing import Literal

import discord
from discord import app_commands

from bot.kudos import wording
from bot.setup.permissions import TO_WRITE
from cogs._shared.checks.permissions import check_channel
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class SettingsCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        milestones="Where a work's milestones are celebrated: its first kudos, 10, 25, 50, 100 readers, …",
        digests="Where authors who asked for it are told of new kudos",
        hour="When, by the clock of the server's time zone, which /setup knows",
        turn_off="What is to go nowhere from now on",
    )
    async def settings(
        self,
        interaction: Interaction,
        milestones: discord.TextChannel | None = None,
        digests: discord.TextChannel | None = None,
        hour: app_commands.Range[int, 0, 23] | None = None,
        turn_off: Literal["milestones", "digests", "both"] | None = None,
    ) -> None:
        """Where kudos are celebrated, and when authors are told, for staff."""
        for channel in filter(None, (milestones, digests)):
            check_channel(interaction, channel.id, TO_WRITE)
        chosen = await self.services.kudos.news.choose(
            member_of(interaction),
            milestones_channel_id=milestones.id if milestones else None,
            digest_channel_id=digests.id if digests else None,
            digest_hour=hour,
            no_milestones=turn_off in ("milestones", "both"),
            no_digests=turn_off in ("digests", "both"),
        )
        await reply(interaction, wording.news_settings(chosen))
