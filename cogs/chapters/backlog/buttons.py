"""What the buttons and selects of a backlog's panel do."""

from bot.backlog import wording
from bot.backlog.buttons import (
    AddToBacklog,
    BeginBacklog,
    ChooseInBacklog,
    EndBacklog,
    MoveInBacklog,
    PauseBacklog,
    ResumeBacklog,
    ShowBacklog,
    SkipNothing,
    SkipSlot,
    TakeOutOfBacklog,
)
from bot.backlog.models import BacklogOverview
from bot.core.errors import UserFacingError
from bot.core.text.cleaning import shorten
from bot.works.models import Chapter
from bot.works.wording import chapter_name
from cogs._shared.buttons import clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import edit
from cogs.chapters.backlog.panel import MAX_NAME, PAGE, panel
from cogs.chapters.drafts.rights import check_ages, check_permissions
from cogs.chapters.picking import picked

Clicked = (
    BeginBacklog
    | PauseBacklog
    | ResumeBacklog
    | SkipSlot
    | SkipNothing
    | ShowBacklog
    | ChooseInBacklog
    | MoveInBacklog
    | TakeOutOfBacklog
    | AddToBacklog
)


class BacklogButtons(Part):
    @clicked
    async def begin_backlog(self, interaction: Interaction, clicked: BeginBacklog) -> None:
        member, work_id = member_of(interaction), clicked.work_id
        overview = await self.services.backlogs.look(member, work_id)
        postable = await check_permissions(interaction, overview.work)
        for one in overview.waiting:
            check_ages(interaction, postable, one.chapter.details)
        begun = await self.services.backlogs.begin(member, work_id, clicked.backlog_id)
        note = wording.begun(overview.going_out, postable.channel_ids) if begun else wording.begun_already()
        await _show(interaction, clicked, note=note)

    @clicked
    async def pause_backlog(self, interaction: Interaction, clicked: PauseBacklog) -> None:
        await self.services.backlogs.pause(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await _show(interaction, clicked)

    @clicked
    async def resume_backlog(self, interaction: Interaction, clicked: ResumeBacklog) -> None:
        await self.services.backlogs.resume(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await _show(interaction, clicked)

    @clicked
    async def skip_slot(self, interaction: Interaction, clicked: SkipSlot) -> None:
        await self.services.backlogs.skip(member_of(interaction), clicked.work_id, clicked.backlog_id, clicked.slot)
        await _show(interaction, clicked)

    @clicked
    async def skip_nothing(self, interaction: Interaction, clicked: SkipNothing) -> None:
        await self.services.backlogs.skip_nothing(member_of(interaction), clicked.work_id, clicked.backlog_id)
        await _show(interaction, clicked)

    @clicked
    async def end_backlog(self, interaction: Interaction, clicked: EndBacklog) -> None:
        before = await self.services.backlogs.look(member_of(interaction), clicked.work_id)
        kept = await self.services.backlogs.end(member_of(interaction), clicked.work_id, clicked.backlog_id)
        overview = await self.services.backlogs.look(member_of(interaction), clicked.work_id)
        say = wording.ended if before.backlog and before.backlog.begun else wording.not_begun
        note = wording.of_an_ended_one() if kept is None else say(kept)
        await edit(interaction, panel(overview, note, is_over=kept is not None))

    @clicked
    async def turn_backlog_page(self, interaction: Interaction, clicked: ShowBacklog) -> None:
        await _show(interaction, clicked, page=clicked.page)

    @clicked
    async def choose_chapter(self, interaction: Interaction, clicked: ChooseInBacklog) -> None:
        await _show(interaction, clicked, chosen=[*picked(interaction), 0][0])

    @clicked
    async def move_chapter(self, interaction: Interaction, clicked: MoveInBacklog) -> None:
        member, chapter_id = member_of(interaction), clicked.chapter_id
        await self.services.backlogs.move(member, clicked.work_id, clicked.backlog_id, chapter_id, clicked.before)
        await _show(interaction, clicked, chosen=chapter_id)

    @clicked
    async def take_chapter_out(self, interaction: Interaction, clicked: TakeOutOfBacklog) -> None:
        member, chapter_id = member_of(interaction), clicked.chapter_id
        before = await self.services.backlogs.look(member, clicked.work_id)
        await self.services.backlogs.take_out(member, clicked.work_id, clicked.backlog_id, chapter_id)
        await _show(interaction, clicked, page=(before.place(chapter_id) or 0) // PAGE)

    @clicked
    async def add_chapters(self, interaction: Interaction, clicked: AddToBacklog) -> None:
        """Add the drafts that may go where the work is announced, and say which may not."""
        member, chosen = member_of(interaction), picked(interaction)
        overview = await self.services.backlogs.look(member, clicked.work_id)
        refused = await _refused(interaction, overview, chosen)
        allowed = [one for one in chosen if one not in {chapter.id for chapter, _ in refused}]
        await self.services.backlogs.add(member, clicked.work_id, clicked.backlog_id, allowed)
        names = [shorten(chapter_name(chapter.details), MAX_NAME) for chapter, _ in refused]
        note = wording.not_added(names, refused[0][1]) if refused else ""
        await _show(interaction, clicked, note=note)


async def _refused(interaction: Interaction, overview: BacklogOverview, chosen: list[int]) -> list[tuple[Chapter, str]]:
    """Find the chosen drafts that are for adults, where a channel isn't, each with what there is to say of it."""
    postable = await check_permissions(interaction, overview.work)
    refused = []
    for one in overview.others:
        if one.id in chosen:
            try:
                check_ages(interaction, postable, one.details)
            except UserFacingError as refusal:
                refused.append((one, refusal.words))
    return refused


async def _show(interaction: Interaction, clicked: Clicked, note: str = "", *, chosen: int = 0, page: int = 0) -> None:
    """Show the panel as things stand, which may not be as the person saw them."""
    overview = await interaction.client.services.backlogs.look(member_of(interaction), clicked.work_id)
    if overview.backlog is None or overview.backlog.id != clicked.backlog_id:
        note = wording.of_an_ended_one()
    elif chosen and overview.place(chosen) is None:
        note = wording.chapter_gone()
    await edit(interaction, panel(overview, note, chosen=chosen, page=page))
