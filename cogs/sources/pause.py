"""`/source pause` lets nobody look at a source for a while, or lets it go on."""

from discord import app_commands

from bot.watching.buttons import PauseSource, ResumeSource
from bot.watching.sources import wording
from cogs._shared.buttons import clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import edit, reply
from cogs.sources.option import SourceOption
from cogs.sources.screens import panel


class PauseCommand(Part):
    @app_commands.command()
    @app_commands.describe(source="Which source")
    async def pause(self, interaction: Interaction, source: SourceOption) -> None:
        """Pause a source, or let a paused one go on."""
        member, sources = member_of(interaction), self.services.watching.sources
        if source.source.paused_at is None:
            said = wording.paused(await sources.pause(member, source.source.id))
        else:
            said = wording.goes_on(await sources.resume(member, source.source.id))
        await reply(interaction, said)

    @clicked
    async def pause_source(self, interaction: Interaction, clicked: PauseSource) -> None:
        seen = await self.services.watching.sources.pause(member_of(interaction), clicked.source_id)
        await edit(interaction, await panel(interaction, seen))

    @clicked
    async def resume_source(self, interaction: Interaction, clicked: ResumeSource) -> None:
        seen = await self.services.watching.sources.resume(member_of(interaction), clicked.source_id)
        await edit(interaction, await panel(interaction, seen))
