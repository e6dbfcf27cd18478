"""`/suggest`: giving an idea."""

from discord import app_commands

from bot.core.errors import UserFacingError
from bot.suggestions.buttons import SuggestForm
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import IdeaChoices
from bot.suggestions.rules import limits as rules
from bot.works.models import Work
from cogs._shared.choices import open_works, readable_chapters
from cogs._shared.errors import answer_error
from cogs._shared.parts import Interaction, Part
from cogs.suggestions.giving import ask, ask_for_any, offer, only_one


class SuggestCommand(Part):
    @app_commands.command()
    @app_commands.describe(
        work="Which work it is for; you are asked if you leave it out and there are several",
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
            chosen = await _meant(interaction, work)
            if chosen:
                await _suggest_for(interaction, chosen, chapter, idea)
            elif chapter:
                raise UserFacingError(giving_wording.which_work)
            else:
                await ask_for_any(interaction, rules.idea(idea) if idea else "")
        except Exception as error:
            await answer_error(interaction, error, typed=idea or "")


async def _meant(interaction: Interaction, work: str | None) -> Work | None:
    """Find the work that was named, or the only one here; None where there are several, whichever take ideas."""
    catalogue, guild_id = interaction.client.services.catalogue, interaction.guild_id or 0
    return await catalogue.choose(guild_id, work) if work else only_one(await catalogue.all(guild_id))


async def _suggest_for(interaction: Interaction, work: Work, chapter: str | None, idea: str | None) -> None:
    """Take an idea for a work, or ask for it."""
    about = await interaction.client.services.chapters.choose(work, chapter, for_readers=True) if chapter else None
    chapter_id = about.id if about else 0
    form = SuggestForm(work.id, chapter_id)
    if idea is None:
        await ask(interaction, form)
    else:
        await offer(interaction, form, idea, IdeaChoices(chapter_id=chapter_id or None))
