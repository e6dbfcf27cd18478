"""When a chapter goes out: the **Schedule** button of a preview, and the form that asks."""

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import ScheduleDraft, ScheduleForm
from bot.dates.models import WallTime
from bot.works.models import Chapter
from bot.works.wording import chapter_name
from cogs._shared.buttons import clicked
from cogs._shared.forms import Values, line, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import edit
from cogs.chapters.drafts.rights import Postable, check_places


class ScheduleButton(Part):
    @clicked
    async def ask_when(self, interaction: Interaction, clicked: ScheduleDraft) -> None:
        member = member_of(interaction)
        work, draft = await self.services.chapters.draft_of(member, clicked.chapter_id)
        postable = await check_places(interaction, work, draft.details)
        if planned := await self.services.publishing.schedule_as_planned(member, clicked.chapter_id):
            await edit(interaction, _confirmation(postable, *planned))
            return
        await self.show_when(interaction, ScheduleForm(clicked.chapter_id))

    @opens
    async def show_when(self, interaction: Interaction, form: ScheduleForm) -> None:
        await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        when = line("when", chapters_wording.when_label(), required=True, limit=100, hint=chapters_wording.when_hint())
        await show_form(interaction, chapters_wording.schedule_title(), form, when)

    @submitted
    async def when_given(self, interaction: Interaction, form: ScheduleForm, values: Values) -> None:
        work, draft = await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        postable = await check_places(interaction, work, draft.details)
        words = await scheduled(interaction, postable, form.chapter_id, values["when"])
        await edit(interaction, words)


async def scheduled(interaction: Interaction, postable: Postable, chapter_id: int, when: str) -> str:
    """Schedule a chapter for the time that was typed, and say so.

    Raises UserFacingError if the person may not, if it is posted, or if the time is past or unclear.
    """
    chapter, due = await interaction.client.services.publishing.schedule(member_of(interaction), chapter_id, when)
    return _confirmation(postable, chapter, due)


def _confirmation(postable: Postable, chapter: Chapter, due: WallTime) -> str:
    return chapters_wording.scheduled(chapter_name(chapter.details), due, postable.channel_ids)
