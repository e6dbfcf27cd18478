"""`/suggestions board`, `back`, `thanks` and `report`: what everybody may see of suggestions."""

import discord
from discord import app_commands, ui

from bot.app.client import Client
from bot.suggestions import wording
from bot.suggestions.board import wording as board_wording
from bot.suggestions.buttons import Board
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import MAX_REASON, Suggestion
from bot.works.models import Work
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.channels import check_age
from cogs._shared.choices import readable_works
from cogs._shared.members import member_of
from cogs._shared.parts import Part
from cogs._shared.replies import Message, reply
from cogs._shared.suggestions import SuggestionOption


class PublicCommands(Part):
    """The public side of `/suggestions`."""

    @app_commands.command()
    @app_commands.describe(suggestion="Which one: its number, or words of it", stop="Take your backing away instead")
    async def back(
        self, interaction: discord.Interaction[Client], suggestion: SuggestionOption, stop: bool = False
    ) -> None:
        """Support somebody else's suggestion."""
        suggestions, member = self.client.services.suggestions, member_of(interaction)
        if stop:
            await reply(interaction, giving_wording.backing_stopped(await suggestions.stop_backing(member, suggestion)))
        else:
            await reply(interaction, giving_wording.backed(await suggestions.back(member, suggestion)))

    @app_commands.command()
    @app_commands.describe(work="Which work's")
    @app_commands.autocomplete(work=readable_works)
    async def board(self, interaction: discord.Interaction[Client], work: str) -> None:
        """The ideas for a work whose readers agreed to be named, the most backed first."""
        member = member_of(interaction)
        chosen = await self.client.services.catalogue.choose(member.guild_id, work)
        check_age(interaction, chosen, interaction.channel_id or 0)
        _, shown, more = await self.client.services.showcase.board(member, chosen.id)
        if not shown:
            await reply(
                interaction, board_wording.empty_board(chosen.title, self.client.services.commands.mention("suggest"))
            )
        else:
            await reply(
                interaction,
                Message(board_wording.board(chosen.title, shown), view=_more(chosen, shown, more=more)),
                ephemeral=False,
            )

    @app_commands.command()
    @app_commands.describe(work="Which work's")
    @app_commands.autocomplete(work=readable_works)
    async def thanks(self, interaction: discord.Interaction[Client], work: str) -> None:
        """The readers whose ideas came true in a work."""
        member = member_of(interaction)
        chosen = await self.client.services.catalogue.choose(member.guild_id, work)
        _, thanked = await self.client.services.showcase.hall(member, chosen.id)
        words = board_wording.hall(chosen.title, thanked) if thanked else board_wording.empty_hall(chosen.title)
        await reply(interaction, words)

    @app_commands.command()
    @app_commands.describe(suggestion="Which one: its number, or words of it", reason="What is wrong with it")
    async def report(
        self,
        interaction: discord.Interaction[Client],
        suggestion: SuggestionOption,
        reason: app_commands.Range[str, 0, MAX_REASON] = "",
    ) -> None:
        """Tell staff that a public suggestion doesn't belong here."""
        await self.client.services.moderation.report(member_of(interaction), suggestion, reason)
        await reply(interaction, board_wording.reported())

    @clicked
    async def turn_board(self, interaction: discord.Interaction[Client], clicked: Board) -> None:
        """The next page, for the one who asked."""
        work, shown, more = await self.client.services.showcase.board(
            member_of(interaction), clicked.work_id, (clicked.backing, clicked.suggestion_id)
        )
        check_age(interaction, work, interaction.channel_id or 0)
        if shown:
            await reply(
                interaction, Message(board_wording.board(work.title, shown), view=_more(work, shown, more=more))
            )
        else:
            await reply(interaction, wording.no_more())


def _more(work: Work, shown: list[Suggestion], *, more: bool) -> ui.View:
    last = shown[-1]
    return buttons(button(board_wording.more(), Board(work.id, last.backing, last.id), disabled=not more))
