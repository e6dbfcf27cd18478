"""`/source check` looks at a source now, and says what came of it."""

from discord import app_commands

from bot.watching.buttons import CheckSource
from bot.watching.sources.shown import wording as shown_wording
from cogs._shared.buttons import clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, reply
from cogs.sources.option import SourceOption


class CheckCommand(Part):
    @app_commands.command()
    @app_commands.describe(source="Which source")
    async def check(self, interaction: Interaction, source: SourceOption) -> None:
        """Look at a source now, instead of when it is due."""
        await self._check(interaction, source.source.id)

    @clicked
    async def check_source(self, interaction: Interaction, clicked: CheckSource) -> None:
        await self._check(interaction, clicked.source_id)

    async def _check(self, interaction: Interaction, source_id: int) -> None:
        await acknowledge(interaction)
        member = member_of(interaction)
        result = await self.services.watching.sources.check(member, source_id)
        await reply(interaction, shown_wording.checked(result))
        await self.services.letters.deliver_in(member.guild_id)
