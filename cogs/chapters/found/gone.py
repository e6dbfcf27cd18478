"""A chapter that its source lists no more: withdrawn, or left as it is."""

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import BringBack
from bot.watching import wording as watching_wording
from bot.watching.buttons import LeaveGone, WithdrawGone
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message
from cogs.chapters.afterwards import of_withdrawal
from cogs.chapters.found.answering import answer, answering


class GoneChapterButtons(Part):
    @clicked
    async def withdraw_gone(self, interaction: Interaction, clicked: WithdrawGone) -> None:
        member = await answering(interaction, clicked.source_chapter_id)
        withdrawn = await self.services.watching.found.withdraw(member, clicked.source_chapter_id)
        rows = await self.services.outbox.deliver_chapter(withdrawn.id)
        said = of_withdrawal(self.client, member.guild_id, withdrawn, rows)
        undo = [button(chapters_wording.undo(), BringBack(withdrawn.id))] if interaction.guild_id is not None else []
        await answer(interaction, Message(said, view=buttons(*undo)))
        await self.services.letters.deliver_in(member.guild_id)

    @clicked
    async def leave_gone(self, interaction: Interaction, clicked: LeaveGone) -> None:
        member = await answering(interaction, clicked.source_chapter_id)
        left = await self.services.watching.found.leave(member, clicked.source_chapter_id)
        await answer(interaction, watching_wording.left_as_it_is(left.work, left.chapter))
        await self.services.letters.deliver_in(member.guild_id)
