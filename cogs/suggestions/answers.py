"""Answering what a reviewer asked about one's idea, in a direct message too."""

from bot.suggestions.buttons import AnswerForm, AnswerQuestion
from bot.suggestions.models import MAX_REASON
from bot.suggestions.own import wording as own_wording
from cogs._shared.buttons import clicked
from cogs._shared.forms import Values, opens, paragraph, show_form, submitted
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class Answers(Part):
    @clicked
    async def ask_answer(self, interaction: Interaction, clicked: AnswerQuestion) -> None:
        await self.show_question(interaction, AnswerForm(clicked.question_id))

    @opens
    async def show_question(self, interaction: Interaction, form: AnswerForm) -> None:
        question = await self.services.own_suggestions.question(interaction.user.id, form.question_id)
        answer = paragraph(
            "answer", own_wording.answer_label(), required=True, limit=MAX_REASON, hint=question.question
        )
        await show_form(interaction, own_wording.answer_title(), form, answer)

    @submitted
    async def answered(self, interaction: Interaction, form: AnswerForm, values: Values) -> None:
        suggestion = await self.services.own_suggestions.answer(interaction.user.id, form.question_id, values["answer"])
        await reply(interaction, own_wording.answered(suggestion))
