"""`/chapter reschedule` lets a scheduled chapter go out at another time."""

from discord import app_commands

from bot.works.models import ChapterState
from cogs._shared.choices import ScheduledWorkOption, scheduled_chapters
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs.chapters.drafts.rights import check_ages, check_rights
from cogs.chapters.drafts.when import scheduled


class RescheduleCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which scheduled chapter", when="Friday 18:00, in 2 hours, …")
    @app_commands.autocomplete(chapter=scheduled_chapters)
    async def reschedule(self, interaction: Interaction, work: ScheduledWorkOption, chapter: str, when: str) -> None:
        """Let a scheduled chapter go out at another time."""
        chosen = await self.services.chapters.choose(work, chapter, ChapterState.SCHEDULED)
        postable = await check_rights(interaction, work)
        check_ages(interaction, postable, chosen.details)
        await reply(interaction, await scheduled(interaction, postable, chosen.id, when))
