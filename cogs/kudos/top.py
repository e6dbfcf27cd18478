"""`/kudos top`: what this server loved most."""

from typing import Literal

from discord import app_commands

from bot.kudos.leaderboards import wording as leaderboards_wording
from bot.kudos.leaderboards.models import Period
from cogs._shared.channels import is_age_restricted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class TopCommand(Part):
    @app_commands.command()
    @app_commands.describe(what="Works, chapters, or readers by the kudos they gave", period="How far back")
    async def top(
        self,
        interaction: Interaction,
        what: Literal["works", "chapters", "readers"] = "works",
        period: Literal["week", "month", "all"] = "all",
    ) -> None:
        """What this server loved most."""
        guild_id, of = member_of(interaction).guild_id, Period(period)
        adults, leaderboards = is_age_restricted(interaction.channel), self.services.kudos.leaderboards
        if what == "works":
            said = leaderboards_wording.top_works(await leaderboards.top_works(guild_id, of, adults=adults), of)
        elif what == "chapters":
            said = leaderboards_wording.top_chapters(await leaderboards.top_chapters(guild_id, of, adults=adults), of)
        else:
            said = leaderboards_wording.top_readers(await leaderboards.top_readers(guild_id, of, adults=adults), of)
        await reply(interaction, said)
