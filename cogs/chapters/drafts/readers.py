"""What a preview offers for readers: the ideas that the chapter used, a question on its card, a thread for comments."""

import discord

from bot.chapters.buttons import AskForIdeas, AskForIdeasForm, OpenThread, UseIdeas
from bot.chapters.preview import wording as preview_wording
from bot.chapters.preview.requests import question_in
from bot.core.numbers import number_in
from bot.works.models import MAX_QUESTION
from cogs._shared.buttons import chosen_in, clicked
from cogs._shared.forms import Values, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs.chapters.drafts.preview import show_again

ASKED_FOR = discord.ButtonStyle.success


class ForReaders(Part):
    @clicked
    async def use_ideas(self, interaction: Interaction, clicked: UseIdeas) -> None:
        chosen = [number_in(value) for value in chosen_in(interaction)]
        await self.services.used_ideas.choose(member_of(interaction), clicked.chapter_id, chosen)
        await show_again(interaction, clicked.chapter_id)

    @clicked
    async def ask_for_ideas(self, interaction: Interaction, clicked: AskForIdeas) -> None:
        if clicked.wanted:
            await self.show_question(interaction, AskForIdeasForm(clicked.chapter_id))
        else:
            await self.services.chapters.ask(member_of(interaction), clicked.chapter_id, "")
            await show_again(interaction, clicked.chapter_id)

    @opens
    async def show_question(self, interaction: Interaction, form: AskForIdeasForm) -> None:
        _, chapter = await self.services.chapters.draft_of(member_of(interaction), form.chapter_id)
        question = paragraph(
            "question",
            preview_wording.question_label(),
            default=chapter.details.question or question_in(chapter.details),
            required=True,
            limit=MAX_QUESTION,
            hint=preview_wording.question_hint(),
        )
        await show_form(interaction, preview_wording.question_title(), form, question)

    @submitted
    async def question_sent(self, interaction: Interaction, form: AskForIdeasForm, values: Values) -> None:
        await self.services.chapters.ask(member_of(interaction), form.chapter_id, values["question"])
        await show_again(interaction, form.chapter_id)

    @clicked
    async def open_thread(self, interaction: Interaction, clicked: OpenThread) -> None:
        wanted = bool(clicked.wanted)
        await self.services.chapters.open_thread(member_of(interaction), clicked.chapter_id, wanted=wanted)
        await show_again(interaction, clicked.chapter_id)
