"""`/chapter schedule` releases a work's drafts at a weekly rhythm; `backlog/` holds its panel."""

from discord import app_commands

from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs.chapters.backlog.panel import panel
from cogs.chapters.backlog.planning import planned


class ScheduleCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work", every="Friday 18:00, Mondays at 6pm, …; leave it out to see the backlog that is running"
    )
    async def schedule(self, interaction: Interaction, work: OwnWorkOption, every: str | None = None) -> None:
        """Release a work's drafted chapters one by one at a weekly rhythm."""
        note = await planned(interaction, work, every) if every is not None else ""
        overview = await self.services.backlogs.look(member_of(interaction), work.id)
        await reply(interaction, panel(overview, note))
