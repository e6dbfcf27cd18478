"""`/kudos digest`: telling an author who gave kudos."""

from typing import Literal

from discord import app_commands

from bot.kudos import wording
from bot.kudos.models import Frequency
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class DigestCommand(Part):
    @app_commands.command()
    @app_commands.describe(often="How often, or off", where="In the server's channel for digests, or in private")
    async def digest(
        self,
        interaction: Interaction,
        often: Literal["off", "daily", "weekly"],
        where: Literal["staff channel", "direct message"] = "direct message",
    ) -> None:
        """Be told who gave kudos to your works, as an author."""
        by_dm = where == "direct message"
        chosen = await self.services.kudos.news.subscribe(member_of(interaction), Frequency(often), by_dm=by_dm)
        await reply(interaction, wording.subscribed(Frequency(often), chosen, by_dm=by_dm))
