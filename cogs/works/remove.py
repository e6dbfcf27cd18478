"""`/work remove`: taking a work off a server's list, and back again within ten minutes."""

from discord import app_commands

from bot.works import wording
from bot.works.buttons import ShowRemoved, UndoRemoval
from bot.works.models import Work
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply


class RemoveCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def remove(self, interaction: Interaction, work: OwnWorkOption) -> None:
        """Take a work off this server's list; its announcements stay."""
        await _show(interaction, await self.services.works.remove(member_of(interaction), work.id))

    @clicked
    async def show_removed(self, interaction: Interaction, clicked: ShowRemoved) -> None:
        await _show(interaction, await self.services.works.removed(member_of(interaction), clicked.work_id))

    @clicked
    async def undo_removal(self, interaction: Interaction, clicked: UndoRemoval) -> None:
        work = await self.services.works.restore(member_of(interaction), clicked.work_id)
        await edit(interaction, wording.restored(work))


async def _show(interaction: Interaction, removed: Work) -> None:
    undo = buttons(button(wording.undo(), UndoRemoval(removed.id)))
    await reply(interaction, Message(wording.removed(removed), view=undo))
