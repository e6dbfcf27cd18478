"""`/source list`: what is watched, how the looks go, and a menu to change it."""

import discord
from discord import app_commands, ui

from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.cleaning import clean_label, shorten
from bot.core.text.fitting import as_many_as_fit
from bot.watching.buttons import PickSource
from bot.watching.sources.models import WatchedSource
from bot.watching.sources.shown import wording as shown_wording
from bot.works.models import Work
from cogs._shared.buttons import buttons, chosen_one, clicked
from cogs._shared.cards import COLOUR
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from cogs.sources.screens import shown_again


class ListCommand(Part):
    @app_commands.command(name="list")
    @app_commands.describe(work="Which work; all that you may change, if you leave this out")
    async def list_(self, interaction: Interaction, work: OwnWorkOption | None = None) -> None:
        """Where works are watched, how the looks go, and changing that."""
        theirs = await self.services.watching.lookup.of_guild(member_of(interaction))
        shown = [one for one in theirs if work is None or one.work.id == work.id]
        await reply(interaction, _listed(shown) if shown else _nothing(work))

    @clicked
    async def pick_source(self, interaction: Interaction, clicked: PickSource) -> None:
        del clicked
        await reply(interaction, await shown_again(interaction, number_in(chosen_one(interaction))))


def _nothing(work: Work | None) -> str:
    return shown_wording.none_of_work(work) if work else shown_wording.none_here()


def _listed(shown: list[WatchedSource]) -> Message:
    """List as many as a menu takes; those of one work always are."""
    offered = shown[: limits.OPTIONS]
    lines = [shown_wording.line(one) for one in offered]
    beyond = len(shown) - len(offered)
    words = as_many_as_fit(lines, limits.EMBED_DESCRIPTION, shown_wording.and_more, beyond=beyond, between="\n\n")
    select: ui.Select[ui.View] = ui.Select(
        custom_id=str(PickSource()),
        placeholder=shown_wording.pick(),
        options=[
            discord.SelectOption(
                label=shorten(clean_label(shown_wording.option(one)), limits.OPTION), value=str(one.source.id)
            )
            for one in offered
        ],
    )
    embed = discord.Embed(description=words, colour=COLOUR)
    return Message(shown_wording.heading(len(shown)), (embed,), view=buttons(select))
