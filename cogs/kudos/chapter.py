"""`/kudos chapter`: the kudos of one chapter, and how they grew."""

from discord import app_commands

from bot.kudos import wording
from bot.kudos.leaderboards import wording as leaderboards_wording
from cogs._shared.channels import check_shown_here
from cogs._shared.choices import ReadableWorkOption, readable_chapters
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs.kudos.pictures import show_beside

FEWEST_POINTS = 3
"""Kudos in time that make a chart worth looking at."""


class ChapterCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which chapter")
    @app_commands.autocomplete(chapter=readable_chapters)
    async def chapter(self, interaction: Interaction, work: ReadableWorkOption, chapter: str) -> None:
        """The kudos of one chapter, and how they grew."""
        check_shown_here(interaction, work)
        chosen = await self.services.chapters.choose(work, chapter, for_readers=True)
        (counted,) = [one for one in await self.services.kudos.of_chapters(work.id) if one.chapter_id == chosen.id]
        in_time, times = await self.services.kudos.leaderboards.of_chapter_in_time(chosen.id)
        said = "\n".join(filter(None, [wording.of_chapter(work, counted), leaderboards_wording.in_time(in_time)]))
        await reply(interaction, said)
        if len(times) >= FEWEST_POINTS:
            words = leaderboards_wording.chart_words_of_chapter(work, counted)
            await show_beside(interaction, said, await self.services.kudos.charts.of_chapter(chosen.id, words, times))
