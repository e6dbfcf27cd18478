"""`/source end` watches a source no longer; that can be undone for ten minutes."""

from discord import app_commands

from bot.watching.buttons import EndSource, UndoEndSource
from bot.watching.sources import wording
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs.sources.option import SourceOption
from cogs.sources.screens import panel


class EndCommand(Part):
    @app_commands.command()
    @app_commands.describe(source="Which source")
    async def end(self, interaction: Interaction, source: SourceOption) -> None:
        """Watch a source no longer; you can undo it for 10 minutes."""
        await reply(interaction, await self._end(interaction, source.source.id))

    @clicked
    async def end_source(self, interaction: Interaction, clicked: EndSource) -> None:
        await edit(interaction, await self._end(interaction, clicked.source_id))

    @clicked
    async def undo_end(self, interaction: Interaction, clicked: UndoEndSource) -> None:
        seen = await self.services.watching.sources.undo_end(member_of(interaction), clicked.source_id)
        await edit(interaction, await panel(interaction, seen, wording.goes_on_after_all(seen)))

    async def _end(self, interaction: Interaction, source_id: int) -> Message:
        seen = await self.services.watching.sources.end(member_of(interaction), source_id)
        return Message(wording.ended(seen), view=buttons(button(wording.undo(), UndoEndSource(source_id))))
