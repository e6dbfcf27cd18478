"""`/chapter schedule` releases a work's drafts at a weekly rhythm; `backlog/` holds its panel."""

from discord import app_commands

from bot.backlog import wording as backlog_wording
from bot.backlog.models import to_begin_with
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
        note = await self._begun(interaction, work, every) if every is not None else ""
        overview = await self.services.backlogs.look(member_of(interaction), work.id)
        await reply(interaction, panel(overview, note))

    async def _begun(self, interaction: Interaction, work: Work, every: str) -> str:
        """Begin a backlog, or change the rhythm of the one that is running, and say which."""
        postable = await check_rights(interaction, work)
        drafts = (await self.services.backlogs.look(member_of(interaction), work.id)).others
        for one in to_begin_with(drafts, await self.services.chapters.posted(work.id)):
            check_ages(interaction, postable, one.details)
        begun = await self.services.backlogs.begin(member_of(interaction), work.id, every)
        if begun is None:
            return backlog_wording.rhythm_changed()
        note = backlog_wording.begun(len(begun.waiting), postable.channel_ids)
        return f"{note}\n{backlog_wording.left_out(len(begun.others))}" if begun.others else note
