"""`/kudos why`: why a reaction did or didn't count."""

import discord
from discord import app_commands

from bot.core.errors import UserFacingError
from bot.kudos import wording
from bot.kudos.leaderboards import wording as leaderboards_wording
from bot.works.models import Chapter, Work
from cogs._shared.channels import check_shown_here, is_age_restricted
from cogs._shared.choices import ReadableWorkOption, readable_chapters
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class WhyCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work; the one whose chapter came last, if you leave this out",
        chapter="Which chapter; the latest, if you leave this out",
        message="Or the announcement itself: its link or its id",
        member="Whose reactions; yours, if you leave this out",
    )
    @app_commands.autocomplete(chapter=readable_chapters)
    async def why(
        self,
        interaction: Interaction,
        work: ReadableWorkOption | None = None,
        chapter: str | None = None,
        message: str | None = None,
        member: discord.Member | None = None,
    ) -> None:
        """Why a reaction did or didn't count."""
        asking = member_of(interaction)
        if message is not None:
            chosen = await self.services.kudos.leaderboards.behind_message(asking, message)
            work = await self.services.catalogue.find(asking.guild_id, chosen.work_id)
        else:
            work, chosen = await self._chapter(interaction, work, chapter)
        check_shown_here(interaction, work)
        reader_id = member.id if member else asking.id
        reactions = await self.services.kudos.leaderboards.why(asking, chosen, reader_id)
        await reply(interaction, leaderboards_wording.why(work, chosen.details, reader_id, reactions))

    async def _chapter(self, interaction: Interaction, work: Work | None, chapter: str | None) -> tuple[Work, Chapter]:
        """Find the chapter that is meant, the latest if none is named. Raises UserFacingError if there is none."""
        work = work or await self._newest(interaction)
        if chapter is not None:
            return work, await self.services.chapters.choose(work, chapter, for_readers=True)
        posted = await self.services.chapters.readable(work.id)
        if not posted:
            raise UserFacingError(wording.no_chapters, work)
        return work, posted[0]

    async def _newest(self, interaction: Interaction) -> Work:
        restricted = is_age_restricted(interaction.channel)
        for one in await self.services.catalogue.newest_first(interaction.guild_id or 0):
            if one.latest and one.work.details.rating.may_be_shown(is_age_restricted=restricted):
                return one.work
        raise UserFacingError(leaderboards_wording.nothing_announced)
