"""`/chapter edit` changes a posted chapter where it stands."""

from discord import app_commands

from bot.announcements.remarks import of_rating
from bot.chapters import wording
from bot.chapters.buttons import PostedForm, RenumberAnyway
from bot.chapters.publishing import EditedChapter
from bot.works.matching import CHOICE
from cogs._shared.buttons import clicked
from cogs._shared.choices import PostedWorkOption, posted_chapters
from cogs._shared.forms import Values, opens, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, acknowledge_click, edit, reply
from cogs.chapters.afterwards import of_change
from cogs.chapters.drafts.form import fields_of, with_changes
from cogs.chapters.drafts.questions import after_a_change
from cogs.chapters.drafts.screen.actions import rating_buttons


class EditCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which announced chapter")
    @app_commands.autocomplete(chapter=posted_chapters)
    async def edit(self, interaction: Interaction, work: PostedWorkOption, chapter: str) -> None:
        """Change an announced chapter where it stands; its kudos stay."""
        await self.ask_changes(interaction, PostedForm((await self.services.chapters.choose(work, chapter)).id))

    @opens
    async def ask_changes(self, interaction: Interaction, form: PostedForm) -> None:
        posted = await self.services.publishing.posted(member_of(interaction), form.chapter_id)
        await show_form(interaction, wording.edit_title(), form, *fields_of(posted.details))

    @submitted
    async def posted_changed(self, interaction: Interaction, form: PostedForm, values: Values) -> None:
        await acknowledge(interaction)
        member = member_of(interaction)
        before = await self.services.publishing.posted(member, form.chapter_id)
        edited = await self.services.publishing.edit(member, before.id, with_changes(before.details, values))
        await reply(interaction, await self._outcome(member.guild_id, edited))

    @clicked
    async def renumber_anyway(self, interaction: Interaction, clicked: RenumberAnyway) -> None:
        await acknowledge_click(interaction)
        member, number = member_of(interaction), clicked.thousandths / 1000
        publishing = self.services.publishing
        edited = await publishing.renumber(member, clicked.chapter_id, number, again=clicked.again)
        await edit(interaction, await self._outcome(member.guild_id, edited))

    async def _outcome(self, guild_id: int, edited: EditedChapter) -> Message:
        """Show the change where the chapter stands, and ask what is left to decide: its rating, a number taken."""
        chapter = edited.chapter
        rows = await self.services.outbox.deliver_chapter(chapter.id)
        work = await self.services.works.choose(guild_id, f"{CHOICE}{chapter.work_id}")
        said = [of_change(self.client, guild_id, chapter, rows), *of_rating(work, chapter.details)]
        return after_a_change("\n".join(said), edited, rating_buttons(work, chapter))
