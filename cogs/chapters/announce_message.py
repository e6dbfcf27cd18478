"""The message command **Announce as chapter**: a message's own file, or else its text, is the chapter."""

import discord

from bot.chapters import wording
from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import wording as uploads_wording
from bot.works.access import Contributor
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part, message_command
from cogs._shared.replies import acknowledge
from cogs.chapters.drafts.files import read_attachment, read_text
from cogs.chapters.drafts.uploads import begin


class AnnounceMessageCommand(Part):
    @message_command(wording.announce_message())
    async def announce_message(self, interaction: Interaction, message: discord.Message) -> None:
        await acknowledge(interaction)
        contributor = await self.services.works.contributor(member_of(interaction))
        drafts = await _drafts_in(interaction, message, contributor)
        await begin(interaction, None, drafts, silent=False)


async def _drafts_in(
    interaction: Interaction, message: discord.Message, contributor: Contributor
) -> list[ChapterDraft]:
    if message.attachments:
        return await read_attachment(interaction, message.attachments[0], contributor, None)
    if message.content.strip():
        return await read_text(interaction, message.content, contributor, None)
    raise UserFacingError(uploads_wording.nothing_to_read)
