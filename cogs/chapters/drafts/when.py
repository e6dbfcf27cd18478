"""When a chapter goes out: scheduled from its preview, and moved or taken back from its own screen."""

from datetime import UTC, datetime

from bot.chapters.buttons import (
    LetItGoOut,
    RescheduleChapter,
    ScheduleAnyway,
    ScheduleDraft,
    ScheduleForm,
    UnscheduleChapter,
)
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.service import NumberTaken
from bot.chapters.scheduling import wording as scheduling_wording
from bot.dates.models import WallTime
from bot.works.models import Chapter, ChapterState
from bot.works.wording import chapter_name
from cogs._shared.buttons import clicked
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit
from cogs.chapters.drafts.preview import show_again
from cogs.chapters.drafts.questions import question
from cogs.chapters.drafts.rights import Postable, check_places


class ScheduleButtons(Part):
    @clicked
    async def ask_when(self, interaction: Interaction, clicked: ScheduleDraft) -> None:
        member = member_of(interaction)
        work, chapter = await self.services.chapters.draft_of(member, clicked.chapter_id)
        if chapter.state is ChapterState.SCHEDULED:
            stays = scheduling_wording.stays_scheduled(chapter.details, chapter.due_at)
            await show_again(interaction, chapter.id, [stays])
            return
        postable = await check_places(interaction, work, chapter.details)
        try:
            planned = await self.services.publishing.schedule_as_planned(member, clicked.chapter_id)
        except NumberTaken as taken:
            await edit(interaction, question(chapter.id, taken))
            return
        if planned:
            await edit(interaction, _confirmation(postable, *planned))
        else:
            await self.show_when(interaction, ScheduleForm(chapter.id))

    @clicked
    async def reschedule_chapter(self, interaction: Interaction, clicked: RescheduleChapter) -> None:
        await self.show_when(interaction, ScheduleForm(clicked.chapter_id))

    @opens
    async def show_when(self, interaction: Interaction, form: ScheduleForm) -> None:
        await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        label, hint = scheduling_wording.when_label(), scheduling_wording.when_hint()
        when = line("when", label, required=True, limit=100, hint=hint)
        await show_form(interaction, scheduling_wording.schedule_title(), form, when)

    @submitted
    async def when_given(self, interaction: Interaction, form: ScheduleForm, values: Values) -> None:
        work, draft = await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        postable = await check_places(interaction, work, draft.details)
        await edit(interaction, await scheduled(interaction, postable, form.chapter_id, values["when"]))

    @clicked
    async def schedule_anyway(self, interaction: Interaction, clicked: ScheduleAnyway) -> None:
        member, due = member_of(interaction), datetime.fromtimestamp(clicked.due, UTC)
        work, draft = await self.services.chapters.draft_of(member, clicked.chapter_id)
        postable = await check_places(interaction, work, draft.details)
        try:
            done = await self.services.publishing.schedule_at(member, clicked.chapter_id, due, again=clicked.again)
        except NumberTaken as taken:
            await edit(interaction, question(clicked.chapter_id, taken))
            return
        await edit(interaction, _confirmation(postable, *done))

    @clicked
    async def unschedule_chapter(self, interaction: Interaction, clicked: UnscheduleChapter) -> None:
        member = member_of(interaction)
        chapter = await self.services.publishing.unschedule(member, clicked.chapter_id)
        in_backlog = (await self.services.backlogs.look(member, chapter.work_id)).releases(chapter.id)
        said = scheduling_wording.unscheduled(chapter_name(chapter.details), in_backlog=in_backlog)
        await show_again(interaction, chapter.id, [said])

    @clicked
    async def let_it_go_out(self, interaction: Interaction, clicked: LetItGoOut) -> None:
        note = namesakes_wording.goes_out_anyway()
        try:
            await self.services.publishing.let_go_out(member_of(interaction), clicked.chapter_id, clicked.again)
        except NumberTaken:
            note = namesakes_wording.changed_meanwhile()
        await show_again(interaction, clicked.chapter_id, [note])


async def scheduled(interaction: Interaction, postable: Postable, chapter_id: int, when: str) -> Message:
    """Schedule a chapter for the time that was typed, and say so, or ask if one of its name is there.

    Raises UserFacingError if the person may not, if it is posted, or if the time is past or unclear.
    """
    publishing = interaction.client.services.publishing
    try:
        return _confirmation(postable, *await publishing.schedule(member_of(interaction), chapter_id, when))
    except NumberTaken as taken:
        return question(chapter_id, taken)


def _confirmation(postable: Postable, chapter: Chapter, due: WallTime) -> Message:
    name = chapter_name(chapter.details)
    return Message(scheduling_wording.scheduled(name, due, postable.channel_ids))
