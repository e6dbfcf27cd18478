"""`/kudos work`: the kudos of a work and of each of its chapters."""

from discord import app_commands

from bot.kudos import wording
from bot.kudos.leaderboards import wording as leaderboards_wording
from cogs._shared.channels import check_shown_here
from cogs._shared.choices import ReadableWorkOption
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs.kudos.pictures import show_beside

FEWEST_BARS = 2
"""Chapters that make a chart worth looking at."""


class WorkCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def work(self, interaction: Interaction, work: ReadableWorkOption) -> None:
        """The kudos of a work and of each of its chapters."""
        check_shown_here(interaction, work)
        kudos, chapters = await self.services.kudos.of_work(work.id), await self.services.kudos.of_chapters(work.id)
        in_time = leaderboards_wording.in_time(await self.services.kudos.leaderboards.of_work_in_time(work.id))
        said = "\n".join(filter(None, [wording.of_work(work, kudos, chapters), in_time]))
        await reply(interaction, said)
        if kudos.kudos and len(chapters) >= FEWEST_BARS:
            bars = [(leaderboards_wording.bar_label(one), one.kudos) for one in chapters]
            words = leaderboards_wording.chart_words_of_work(work, chapters)
            await show_beside(interaction, said, await self.services.kudos.charts.of_work(work.id, words, bars))
