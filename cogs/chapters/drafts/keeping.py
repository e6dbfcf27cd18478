"""Keeping, closing, cancelling and deleting a chapter that isn't posted, and undoing that."""

import discord

from bot.chapters import wording as chapters_wording
from bot.chapters.buttons import (
    AskToDelete,
    BackToDraft,
    CancelDraft,
    CloseScreen,
    DeleteChapter,
    KeepDraft,
    UndeleteChapter,
)
from bot.chapters.scheduling import wording as scheduling_wording
from bot.works.wording import chapter_name
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit
from cogs.chapters.drafts.preview import show_again

DANGER = discord.ButtonStyle.danger


class KeepingButtons(Part):
    @clicked
    async def keep_draft(self, interaction: Interaction, clicked: KeepDraft) -> None:
        chapter = await self.services.chapters.keep(member_of(interaction), clicked.chapter_id)
        await edit(interaction, scheduling_wording.draft_kept(chapter_name(chapter.details)))

    @clicked
    async def close_screen(self, interaction: Interaction, clicked: CloseScreen) -> None:
        _, chapter = await self.services.chapters.draft_of(member_of(interaction), clicked.chapter_id)
        await edit(interaction, scheduling_wording.closed(chapter))

    @clicked
    async def cancel_draft(self, interaction: Interaction, clicked: CancelDraft) -> None:
        chapter = await self.services.chapters.cancel(member_of(interaction), clicked.chapter_id)
        await edit(interaction, _undoable(chapters_wording.draft_cancelled(chapter_name(chapter.details)), chapter.id))

    @clicked
    async def ask_to_delete(self, interaction: Interaction, clicked: AskToDelete) -> None:
        _, chapter = await self.services.chapters.draft_of(member_of(interaction), clicked.chapter_id)
        answers = buttons(
            button(chapters_wording.delete(), DeleteChapter(chapter.id), DANGER),
            button(chapters_wording.back(), BackToDraft(chapter.id)),
        )
        await edit(interaction, Message(chapters_wording.ask_to_delete(chapter), view=answers))

    @clicked
    async def delete_chapter(self, interaction: Interaction, clicked: DeleteChapter) -> None:
        chapter = await self.services.chapters.delete(member_of(interaction), clicked.chapter_id)
        await edit(interaction, _undoable(chapters_wording.deleted(chapter_name(chapter.details)), chapter.id))

    @clicked
    async def undelete_chapter(self, interaction: Interaction, clicked: UndeleteChapter) -> None:
        member = member_of(interaction)
        chapter = await self.services.chapters.undelete(member, clicked.chapter_id)
        in_backlog = (await self.services.backlogs.look(member, chapter.work_id)).releases(chapter.id)
        await show_again(interaction, chapter.id, [chapters_wording.undeleted(chapter, in_backlog=in_backlog)])


def _undoable(words: str, chapter_id: int) -> Message:
    return Message(words, view=buttons(button(chapters_wording.undo(), UndeleteChapter(chapter_id))))
