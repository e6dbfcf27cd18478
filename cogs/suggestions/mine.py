"""`/suggestions mine`: one's own ideas and their fate; editing, taking back, answering."""

from typing import Any

import discord
from discord import app_commands, ui

from bot.app.client import Client
from bot.suggestions import wording
from bot.suggestions.buttons import AnswerForm, AnswerQuestion, EditForm, EditMine, Mine, OpenMine, Withdraw
from bot.suggestions.models import MAX_IDEA, MAX_REASON, Status
from bot.suggestions.own import wording as own_wording
from bot.suggestions.own.service import MinePage
from cogs._shared.buttons import button, buttons, chosen_in, clicked
from cogs._shared.forms import Values, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import OwnSuggestionOption, number_of


class MineCommands(Part):
    """A reader's own side of `/suggestions`."""

    @app_commands.command()
    async def mine(self, interaction: discord.Interaction[Client]) -> None:
        """What you suggested here, and what became of it."""
        page = await self.client.services.own_suggestions.mine(member_of(interaction))
        if page.suggestions:
            await reply(interaction, Message(own_wording.mine(page.suggestions), view=_list(page)))
        else:
            await reply(interaction, own_wording.none_yet(self.client.services.commands.mention("suggest")))

    @app_commands.command()
    @app_commands.describe(suggestion="Which one of yours")
    async def withdraw(self, interaction: discord.Interaction[Client], suggestion: OwnSuggestionOption) -> None:
        """Take back one of your suggestions while it waits."""
        own, *_ = await self.client.services.own_suggestions.one_of_mine(member_of(interaction), suggestion)
        await reply(interaction, Message(own_wording.withdraw_sure(own), view=_sure(own.id)))

    @app_commands.command(name="edit")
    @app_commands.describe(suggestion="Which one of yours")
    async def edit_(self, interaction: discord.Interaction[Client], suggestion: OwnSuggestionOption) -> None:
        """Change one of your suggestions while it waits."""
        await self.ask_edit(interaction, EditMine(suggestion))

    @clicked
    async def turn(self, interaction: discord.Interaction[Client], clicked: Mine) -> None:
        edge = {"before": clicked.before_id} if clicked.step > 0 else {"after": clicked.before_id}
        page = await self.client.services.own_suggestions.mine(member_of(interaction), **edge)
        if page.suggestions:
            await edit(interaction, Message(own_wording.mine(page.suggestions), view=_list(page)))
        else:
            await reply(interaction, wording.no_more())

    @clicked
    async def open(self, interaction: discord.Interaction[Client], clicked: OpenMine) -> None:
        """One of one's own in full, with what can be done with it."""
        del clicked
        await self._show(interaction, number_of("".join(chosen_in(interaction))))

    @clicked
    async def ask_edit(self, interaction: discord.Interaction[Client], clicked: EditMine) -> None:
        own, *_ = await self.client.services.own_suggestions.one_of_mine(member_of(interaction), clicked.suggestion_id)
        idea = paragraph("idea", wording.idea_label(), default=own.idea, required=True, limit=MAX_IDEA)
        await show_form(interaction, own_wording.edit_title(), EditForm(own.id), idea)

    @submitted
    async def edited(self, interaction: discord.Interaction[Client], form: EditForm, values: Values) -> None:
        changed = await self.client.services.own_suggestions.edit(
            member_of(interaction), form.suggestion_id, values["idea"]
        )
        await reply(interaction, own_wording.edited(changed))

    @clicked
    async def withdraw_clicked(self, interaction: discord.Interaction[Client], clicked: Withdraw) -> None:
        member = member_of(interaction)
        if clicked.sure:
            gone = await self.client.services.own_suggestions.withdraw(member, clicked.suggestion_id)
            await edit(interaction, own_wording.withdrawn(gone))
        else:
            own, *_ = await self.client.services.own_suggestions.one_of_mine(member, clicked.suggestion_id)
            await edit(interaction, Message(own_wording.withdraw_sure(own), view=_sure(own.id)))

    @clicked
    async def ask_answer(self, interaction: discord.Interaction[Client], clicked: AnswerQuestion) -> None:
        question = await self.client.services.own_suggestions.question(interaction.user.id, clicked.question_id)
        answer = paragraph(
            "answer", own_wording.answer_label(), required=True, limit=MAX_REASON, hint=question.question
        )
        await show_form(interaction, own_wording.answer_title(), AnswerForm(question.id), answer)

    @submitted
    async def answered(self, interaction: discord.Interaction[Client], form: AnswerForm, values: Values) -> None:
        suggestion = await self.client.services.own_suggestions.answer(
            interaction.user.id, form.question_id, values["answer"]
        )
        await reply(interaction, own_wording.answered(suggestion))

    async def _show(self, interaction: discord.Interaction[Client], suggestion_id: int) -> None:
        own, root, questions = await self.client.services.own_suggestions.one_of_mine(
            member_of(interaction), suggestion_id
        )
        items: list[ui.Item[Any]] = []
        if own.status is Status.WAITING:
            items += [button(own_wording.edit(), EditMine(own.id)), button(own_wording.withdraw(), Withdraw(own.id))]
        unanswered = [one for one in questions if one.answered_at is None]
        items += [button(wording.answer_it(), AnswerQuestion(one.id)) for one in unanswered[:1]]
        await reply(interaction, Message(own_wording.one_of_mine(own, root, questions), view=buttons(*items)))


def _list(page: MinePage) -> ui.View:
    shown = page.suggestions
    options = [discord.SelectOption(label=own_wording.label_of_own(one), value=str(one.id)) for one in shown]
    menu: ui.Select[Any] = ui.Select(custom_id=str(OpenMine()), placeholder=own_wording.open_one(), options=options)
    return buttons(
        menu,
        button(own_wording.newer(), Mine(shown[0].id, -1), disabled=not page.newer),
        button(own_wording.older(), Mine(shown[-1].id, 1), disabled=not page.older),
    )


def _sure(suggestion_id: int) -> ui.View:
    return buttons(button(own_wording.sure(), Withdraw(suggestion_id, 1), discord.ButtonStyle.danger))
