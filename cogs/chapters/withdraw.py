"""`/chapter withdraw` takes a chapter's announcements away, and back again within ten minutes."""

from discord import app_commands

from bot.chapters import wording
from bot.chapters.buttons import BringBack, BringBackAnyway
from bot.chapters.namesakes.service import NumberTaken
from bot.works.wording import chapter_name
from cogs._shared import outcomes
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.choices import PostedWorkOption, posted_chapters
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, acknowledge_click, edit, reply
from cogs.chapters.afterwards import of_withdrawal
from cogs.chapters.drafts.questions import ask_before_bringing_back


class WithdrawCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work", chapter="Which announced chapter")
    @app_commands.autocomplete(chapter=posted_chapters)
    async def withdraw(self, interaction: Interaction, work: PostedWorkOption, chapter: str) -> None:
        """Take a chapter's announcement away; you can undo it for 10 minutes."""
        await acknowledge(interaction)
        chosen = await self.services.chapters.choose(work, chapter)
        withdrawn = await self.services.publishing.withdraw(member_of(interaction), chosen.id)
        rows = await self.services.outbox.deliver_chapter(chosen.id)
        said = of_withdrawal(self.client, work.guild_id, withdrawn, rows)
        await reply(interaction, Message(said, view=buttons(button(wording.undo(), BringBack(chosen.id)))))

    @clicked
    async def bring_back(self, interaction: Interaction, clicked: BringBack) -> None:
        await self._bring_back(interaction, clicked.chapter_id)

    @clicked
    async def bring_back_anyway(self, interaction: Interaction, clicked: BringBackAnyway) -> None:
        await self._bring_back(interaction, clicked.chapter_id, clicked.again)

    async def _bring_back(self, interaction: Interaction, chapter_id: int, again: int = 0) -> None:
        """Announce a withdrawn chapter again; where another of its name was posted meanwhile, ask first."""
        await acknowledge_click(interaction)
        try:
            work, chapter = await self.services.publishing.bring_back(member_of(interaction), chapter_id, again=again)
        except NumberTaken as taken:
            await edit(interaction, ask_before_bringing_back(chapter_id, taken))
            return
        head = wording.brought_back(chapter_name(chapter.details))
        await edit(interaction, await outcomes.send(self.client, work, [chapter], head))
