"""`/chapter schedule` releases a work's drafts at a weekly rhythm; `backlog/` holds its panel."""

from discord import app_commands

from bot.backlog import wording as backlog_wording
from bot.works.models import Work
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs.chapters.backlog.panel import panel
from cogs.chapters.drafts.rights import check_ages, check_rights


class ScheduleCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work", every="Friday 18:00, Mondays at 6pm, …; leave it out to see the backlog that is running"
    )
    async def schedule(self, interaction: Interaction, work: OwnWorkOption, every: str | None = None) -> None:
        """Release a work's drafted chapters one by one at a weekly rhythm."""
        note = await self._planned(interaction, work, every) if every is not None else ""
        overview = await self.services.backlogs.look(member_of(interaction), work.id)
        await reply(interaction, panel(overview, note))

    async def _planned(self, interaction: Interaction, work: Work, every: str) -> str:
        """Plan a backlog, or change the rhythm of the one that is running, and say which."""
        postable, member = await check_rights(interaction, work), member_of(interaction)
        for one in await self.services.backlogs.would_take(member, work.id):
            check_ages(interaction, postable, one.details)
        was_there = (await self.services.backlogs.look(member, work.id)).backlog is not None
        planned = await self.services.backlogs.plan(member, work.id, every)
        if planned.backlog and planned.backlog.begun:
            return backlog_wording.rhythm_changed(paused=planned.backlog.paused)
        note = backlog_wording.planned(planned.going_out, postable.channel_ids)
        kept = [one.kept for one in planned.others]
        left_out = backlog_wording.left_out(kept.count(True), kept.count(False), was_there=was_there)
        return "\n".join([note, *left_out])
