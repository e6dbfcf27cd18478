"""`/target share`: a code with which another server can have a work announced there."""

from discord import app_commands

from bot.targets import wording
from bot.targets.buttons import ShowCode
from cogs._shared.buttons import clicked
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class ShareCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def share(self, interaction: Interaction, work: OwnWorkOption) -> None:
        """A code with which another server can have a work announced there."""
        code, until = await self.services.targets.share(member_of(interaction), work.id)
        await reply(interaction, wording.code_shared(work, code, int(until.timestamp())))

    @clicked
    async def show_code(self, interaction: Interaction, clicked: ShowCode) -> None:
        work = await self.services.targets.shared(member_of(interaction), clicked.code)
        await reply(interaction, wording.code_shared(work, clicked.code, clicked.until))
