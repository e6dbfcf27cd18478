"""Charts as files beside what is said, described for those who don't see them."""

import io
import logging

import discord

from bot.app.answers import UNANSWERED
from bot.kudos.leaderboards import wording as leaderboards_wording
from bot.kudos.leaderboards.models import Chart
from cogs._shared.parts import Interaction
from cogs._shared.replies import Message, edit

log = logging.getLogger(__name__)


async def show_beside(interaction: Interaction, said: str, chart: Chart | None) -> None:
    """Put a chart beside an answer that stands already; without one, or where Discord doesn't take it, that stays."""
    if chart is None:
        return
    file = discord.File(io.BytesIO(chart.picture), "kudos.png", description=chart.description)
    try:
        await edit(interaction, Message(leaderboards_wording.beside_chart(said, chart), files=(file,)))
    except UNANSWERED as refused:
        log.warning("A chart couldn't be shown: %s", refused)
