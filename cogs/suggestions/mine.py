"""`/suggestions mine`: one's own ideas and their fate."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot.suggestions import wording
from bot.suggestions.buttons import AnswerQuestion, EditMine, Mine, OpenMine, ShowHeld, Withdraw
from bot.suggestions.models import HeldIdea, Status
from bot.suggestions.own import wording as own_wording
from bot.suggestions.own.service import MinePage
from cogs._shared.buttons import button, buttons, chosen_in, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import number_of
from cogs.suggestions.thanked import thanks_button

HELD = 2
"""Ideas that aren't sent yet, of which one decides at a time: the next ones are shown once these are decided."""

GREEN = discord.ButtonStyle.success


class MineCommand(Part):
    @app_commands.command()
    async def mine(self, interaction: Interaction) -> None:
        """What you suggested here, and what became of it."""
        page = await self.services.own_suggestions.mine(member_of(interaction))
        held = await self.services.suggestions.held_by(member_of(interaction))
        if page.suggestions or held:
            await reply(interaction, Message(_said(page, held), view=_list(page, held[:HELD])))
        else:
            await reply(interaction, own_wording.none_yet(self.services.commands.mention("suggest")))

    @clicked
    async def turn_mine(self, interaction: Interaction, clicked: Mine) -> None:
        edge = {"before": clicked.before_id} if clicked.step > 0 else {"after": clicked.before_id}
        page = await self.services.own_suggestions.mine(member_of(interaction), **edge)
        if page.suggestions:
            await edit(interaction, Message(_said(page), view=_list(page)))
        else:
            await reply(interaction, wording.no_more())

    @clicked
    async def open_mine(self, interaction: Interaction, clicked: OpenMine) -> None:
        """Show one of one's own in full, with what can be done with it."""
        del clicked
        await self._show(interaction, number_of("".join(chosen_in(interaction))))

    async def _show(self, interaction: Interaction, suggestion_id: int) -> None:
        page = await self.services.own_suggestions.one_of_mine(member_of(interaction), suggestion_id)
        own, root = page.own, page.root
        items: list[ui.Item[Any]] = []
        if own.status is Status.WAITING:
            items += [button(own_wording.edit(), EditMine(own.id)), button(own_wording.withdraw(), Withdraw(own.id))]
        items += [button(wording.answer_it(), AnswerQuestion(one.id)) for one in page.to_answer[:1]]
        items += thanks_button(own, root)
        await reply(interaction, Message(own_wording.one_of_mine(own, root, page.questions), view=buttons(*items)))


def _said(page: MinePage, held: Sequence[HeldIdea] = ()) -> str:
    more_asked, more_held = page.asked_in_all - len(page.asked), len(held[HELD:])
    return own_wording.mine(page.suggestions, page.asked, held[:HELD], more_asked=more_asked, more_held=more_held)


def _list(page: MinePage, held: Sequence[HeldIdea] = ()) -> ui.View:
    shown = page.suggestions
    undecided = [button(own_wording.send_or_not(one), ShowHeld(one.id), GREEN) for one in held]
    if not shown:
        return buttons(*undecided)
    options = [discord.SelectOption(label=own_wording.label_of_own(one), value=str(one.id)) for one in shown]
    menu: ui.Select[Any] = ui.Select(custom_id=str(OpenMine()), placeholder=own_wording.open_one(), options=options)
    answers = [
        button(own_wording.answer_number(one.suggestion_id), AnswerQuestion(one.id), GREEN) for one in page.asked
    ]
    return buttons(
        *answers,
        *undecided,
        menu,
        button(own_wording.newer(), Mine(shown[0].id, -1), disabled=not page.newer),
        button(own_wording.older(), Mine(shown[-1].id, 1), disabled=not page.older),
    )
