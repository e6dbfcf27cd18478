"""The message command **Announce as chapter**: a message's own file, or else its text, is the chapter."""

import discord

from bot.chapters import wording
from bot.core.errors import UserFacingError
from bot.intake.formats.draft import ChapterDraft
from bot.uploads import wording as uploads_wording
from cogs._shared.parts import Interaction, Part, message_command
from cogs.chapters.drafts.attachments import fetch
from cogs.chapters.drafts.files import read_file, read_text
from cogs.chapters.drafts.uploads import begin


class AnnounceMessageCommand(Part):
    @message_command(wording.announce_message())
    async def announce_message(self, interaction: Interaction, message: discord.Message) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        await begin(interaction, None, await _drafts_in(interaction, message), silent=False)


async def _drafts_in(interaction: Interaction, message: discord.Message) -> list[ChapterDraft]:
    if message.attachments:
        file = message.attachments[0]
        return await read_file(interaction, await fetch(file), file.filename)
    if message.content.strip():
        return await read_text(interaction, message.content)
    raise UserFacingError(uploads_wording.nothing_to_read)
