"""`/suggest`: giving an idea."""

from discord import app_commands

from bot.core.errors import UserFacingError
from bot.suggestions.buttons import SuggestForm
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import IdeaChoices
from bot.works import wording as works_wording
from bot.works.models import Work
from cogs._shared.choices import open_works, readable_chapters
from cogs._shared.errors import answer_error
from cogs._shared.parts import Interaction, Part
from cogs.suggestions.giving import ask, offer


class SuggestCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work it is for; the only one here, if you leave this out",
        chapter="The chapter it is about, if any",
        idea="Your idea; leave it out to write it in a form",
    )
    @app_commands.autocomplete(work=open_works, chapter=readable_chapters)
    async def suggest(
        self,
        interaction: Interaction,
        work: str | None = None,
        chapter: str | None = None,
        idea: str | None = None,
    ) -> None:
        """Suggest a plot idea to an author."""
        try:
            chosen = await _chosen_work(interaction, work)
            about = await self.services.chapters.choose(chosen, chapter, for_readers=True) if chapter else None
            chapter_id = about.id if about else 0
            form = SuggestForm(chosen.id, chapter_id)
            if idea is None:
                await ask(interaction, form)
            else:
                await offer(interaction, form, idea, IdeaChoices(chapter_id=chapter_id or None))
        except Exception as error:
            await answer_error(interaction, error, typed=idea or "")


async def _chosen_work(interaction: Interaction, work: str | None) -> Work:
    """Find the work that was named, or the only one that is announced here. Raises UserFacingError if there is none."""
    if work is not None:
        return await interaction.client.services.catalogue.choose(interaction.guild_id or 0, work)
    works = await interaction.client.services.catalogue.all(interaction.guild_id or 0)
    if not works:
        raise UserFacingError(works_wording.no_works)
    if len(works) > 1:
        raise UserFacingError(giving_wording.which_work)
    return works[0]
