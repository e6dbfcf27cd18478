"""**Add more text**: a chapter that is longer than a form takes comes in pieces."""

from bot.chapters.buttons import AddText, AddTextForm
from bot.chapters.preview import wording as preview_wording
from cogs._shared.buttons import clicked
from cogs._shared.forms import Values, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs.chapters.drafts.preview import show_again


class MoreText(Part):
    @clicked
    async def ask_more_text(self, interaction: Interaction, clicked: AddText) -> None:
        await self.show_more_text(interaction, AddTextForm(clicked.chapter_id))

    @opens
    async def show_more_text(self, interaction: Interaction, form: AddTextForm) -> None:
        _, chapter = await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        label, hint = preview_wording.add_text_label(chapter.details.words), preview_wording.add_text_hint()
        piece = paragraph("text", label, required=True, hint=hint)
        await show_form(interaction, preview_wording.add_text_title(), form, piece)

    @submitted
    async def more_text_sent(self, interaction: Interaction, form: AddTextForm, values: Values) -> None:
        await self.services.chapters.texts.add(member_of(interaction), form.chapter_id, values["text"])
        await show_again(interaction, form.chapter_id)
