"""`/suggestions thanks`: the readers whose ideas came true."""

from discord import app_commands

from bot.suggestions.board import wording as board_wording
from cogs._shared.choices import readable_works
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class ThanksCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work's")
    @app_commands.autocomplete(work=readable_works)
    async def thanks(self, interaction: Interaction, work: str) -> None:
        """The readers whose ideas came true in a work."""
        member = member_of(interaction)
        chosen = await self.services.catalogue.choose(member.guild_id, work)
        _, thanked = await self.services.showcase.hall(member, chosen.id)
        words = board_wording.hall(chosen.title, thanked) if thanked else board_wording.empty_hall(chosen.title)
        await reply(interaction, words)
