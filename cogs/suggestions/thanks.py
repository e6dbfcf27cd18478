"""`/suggestions thanks`: the readers whose ideas came true."""

from discord import app_commands

from bot.suggestions.board import wording as board_wording
from cogs._shared.choices import ReadableWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class ThanksCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work's")
    async def thanks(self, interaction: Interaction, work: ReadableWorkOption) -> None:
        """The readers whose ideas came true in a work."""
        _, thanked = await self.services.showcase.hall(member_of(interaction), work.id)
        words = board_wording.hall(work.title, thanked) if thanked else board_wording.empty_hall(work.title)
        await reply(interaction, words)
