"""Planning a backlog at the rhythm that somebody typed."""

from bot.backlog import wording
from bot.works.models import Work
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction
from cogs.chapters.drafts.rights import check_ages, check_rights


async def planned(interaction: Interaction, work: Work, every: str) -> str:
    """Plan a backlog, or change the rhythm of the one that is running, and say which.

    Raises UserFacingError if the person may not, if a chapter may not go where it would, or for what is no rhythm.
    """
    services = interaction.client.services
    postable, member = await check_rights(interaction, work), member_of(interaction)
    for one in await services.backlogs.would_take(member, work.id):
        check_ages(interaction, postable, one.details)
    was_there = (await services.backlogs.look(member, work.id)).backlog is not None
    planned = await services.backlogs.plan(member, work.id, every)
    if planned.backlog and planned.backlog.begun:
        return wording.rhythm_changed(paused=planned.backlog.paused)
    note = wording.planned(planned.going_out, postable.channel_ids)
    kept = [one.kept for one in planned.others]
    left_out = wording.left_out(kept.count(True), kept.count(False), was_there=was_there)
    return "\n".join([note, *left_out])
