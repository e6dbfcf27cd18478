"""What the buttons and the form of a preview do."""

from bot.announcements.remarks import of_rating
from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import (
    BackToDraft,
    DraftForm,
    EditDraft,
    KeepWorkRating,
    OpenChapter,
    PostNow,
    TakePageRating,
    UseNotes,
)
from bot.chapters.namesakes import wording as namesakes_wording
from bot.chapters.namesakes.service import NumberTaken
from bot.chapters.preview import wording as preview_wording
from bot.works.models import Chapter, ChapterState, Work
from cogs._shared import outcomes
from cogs._shared.buttons import buttons, clicked
from cogs._shared.channels import open_to_all
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge_click, edit, reply
from cogs.chapters.drafts.form import fields_of, with_changes
from cogs.chapters.drafts.preview import preview_of, show_again
from cogs.chapters.drafts.questions import question
from cogs.chapters.drafts.rights import check_places
from cogs.chapters.drafts.screen.actions import rating_buttons


class DraftButtons(Part):
    @clicked
    async def post_now(self, interaction: Interaction, clicked: PostNow) -> None:
        """Post a draft; where a chapter of its name is there already, ask first."""
        await acknowledge_click(interaction)
        member = member_of(interaction)
        work, draft = await self.services.chapters.draft_of(member, clicked.chapter_id)
        await check_places(interaction, work, draft.details)
        try:
            _, chapter = await self.services.publishing.post(member, clicked.chapter_id, again=clicked.again)
        except NumberTaken as taken:
            await edit(interaction, question(clicked.chapter_id, taken))
            return
        await edit(interaction, await outcomes.send(self.client, work, [chapter]))

    @clicked
    async def edit_draft(self, interaction: Interaction, clicked: EditDraft) -> None:
        await self.show_draft(interaction, DraftForm(clicked.chapter_id))

    @opens
    async def show_draft(self, interaction: Interaction, form: DraftForm) -> None:
        _, chapter = await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        await show_form(interaction, chapters_wording.edit_title(), form, *fields_of(chapter.details))

    @submitted
    async def draft_edited(self, interaction: Interaction, form: DraftForm, values: Values) -> None:
        member = member_of(interaction)
        _, chapter = await self.services.chapters.draft_of(member, form.chapter_id)
        await self.services.chapters.edit(member, form.chapter_id, with_changes(chapter.details, values))
        await show_again(interaction, form.chapter_id)

    @clicked
    async def use_notes(self, interaction: Interaction, clicked: UseNotes) -> None:
        await self.services.chapters.take_offered_notes(member_of(interaction), clicked.chapter_id)
        await show_again(interaction, clicked.chapter_id)

    @clicked
    async def take_page_rating(self, interaction: Interaction, clicked: TakePageRating) -> None:
        before, work, chapter = await self.services.ratings.take(member_of(interaction), clicked.chapter_id)
        said = [preview_wording.rating_taken(work), *await open_to_all(self.client, before, work)]
        await _show_decided(interaction, work, chapter, said)

    @clicked
    async def keep_work_rating(self, interaction: Interaction, clicked: KeepWorkRating) -> None:
        work, chapter = await self.services.ratings.keep(member_of(interaction), clicked.chapter_id)
        await _show_decided(interaction, work, chapter, [])

    @clicked
    async def back_to_draft(self, interaction: Interaction, clicked: BackToDraft) -> None:
        await show_again(interaction, clicked.chapter_id)

    @clicked
    async def open_chapter(self, interaction: Interaction, clicked: OpenChapter) -> None:
        """Show another chapter beside the question that names it: where it stands, or its own screen."""
        _, chapter = await self.services.chapters.open(member_of(interaction), clicked.chapter_id)
        if chapter.state is not ChapterState.POSTED:
            await reply(interaction, await preview_of(interaction, chapter.id))
            return
        rows = await self.services.announcements.of_chapter(chapter.id)
        await reply(interaction, namesakes_wording.announced_there(chapter, rows))


async def _show_decided(interaction: Interaction, work: Work, chapter: Chapter, said: list[str]) -> None:
    """Show a draft's preview anew; of a chapter that is posted, what its announcements say from now on."""
    if chapter.state is not ChapterState.POSTED:
        await show_again(interaction, chapter.id, said)
        return
    lines = [*said, *of_rating(work, chapter.details)] or [preview_wording.rating_taken(work)]
    await edit(interaction, Message("\n".join(lines), view=buttons(*rating_buttons(work, chapter))))
