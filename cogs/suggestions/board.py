"""`/suggestions board`: the ideas whose readers agreed to be named."""

from discord import app_commands, ui

from bot.suggestions import wording
from bot.suggestions.board import wording as board_wording
from bot.suggestions.buttons import Board
from bot.suggestions.models import Suggestion
from bot.works.models import Work
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.channels import check_shown_here
from cogs._shared.choices import ReadableWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply


class BoardCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work's")
    async def board(self, interaction: Interaction, work: ReadableWorkOption) -> None:
        """The ideas for a work whose readers agreed to be named, the most backed first."""
        check_shown_here(interaction, work)
        _, shown, more = await self.services.showcase.board(member_of(interaction), work.id)
        if not shown:
            await reply(interaction, board_wording.empty_board(work.title, self.services.commands.mention("suggest")))
        else:
            await reply(
                interaction,
                Message(board_wording.board(work.title, shown), view=_more(work, shown, more=more)),
                ephemeral=False,
            )

    @clicked
    async def turn_board(self, interaction: Interaction, clicked: Board) -> None:
        """Show the next page to the one who asked."""
        work, shown, more = await self.services.showcase.board(
            member_of(interaction), clicked.work_id, (clicked.backing, clicked.suggestion_id)
        )
        check_shown_here(interaction, work)
        if shown:
            await reply(
                interaction, Message(board_wording.board(work.title, shown), view=_more(work, shown, more=more))
            )
        else:
            await reply(interaction, wording.no_more())


def _more(work: Work, shown: list[Suggestion], *, more: bool) -> ui.View:
    last = shown[-1]
    return buttons(button(board_wording.more(), Board(work.id, last.backing, last.id), disabled=not more))
