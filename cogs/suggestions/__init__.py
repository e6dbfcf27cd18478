"""`/suggest` and `/suggestions`: giving an idea, one's own, and what everybody may see of others."""

from discord.ext import commands

from bot.app.client import Client
from cogs.suggestions.answers import Answers
from cogs.suggestions.back import BackCommand
from cogs.suggestions.board import BoardCommand
from cogs.suggestions.edit import EditCommand
from cogs.suggestions.giving import IdeaForms
from cogs.suggestions.mine import MineCommand
from cogs.suggestions.report import ReportCommand
from cogs.suggestions.suggest import SuggestCommand
from cogs.suggestions.suggest_this import SuggestThisCommand
from cogs.suggestions.thanked import Thanked
from cogs.suggestions.thanks import ThanksCommand
from cogs.suggestions.withdraw import WithdrawCommand


class SuggestCog(SuggestCommand, SuggestThisCommand, IdeaForms):
    """`/suggest`, **Suggest this**, and everything that asks for an idea."""


class SuggestionsCog(
    MineCommand,
    EditCommand,
    WithdrawCommand,
    Answers,
    Thanked,
    BackCommand,
    BoardCommand,
    ThanksCommand,
    ReportCommand,
    commands.GroupCog,
    group_name="suggestions",
    group_description="Your suggestions",
):
    """Every `/suggestions` command, and what its buttons and forms do."""


async def setup(client: Client) -> None:
    await client.add_cog(SuggestCog(client))
    await client.add_cog(SuggestionsCog(client))
