"""`/privacy export`: all that is stored about who asks, as a file."""

from contextlib import suppress

import discord
from discord import app_commands

from bot.privacy import wording
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, edit, progress_shown, reply

LARGEST = 8 * 2**20
"""Bytes of a file, of which any program shows the text; a server lets the bot send some more."""


class ExportCommand(Part):
    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        """All that is stored about you, in every server, as a file for you alone."""
        await acknowledge(interaction)
        largest = min(LARGEST, interaction.filesize_limit)
        shown = progress_shown(interaction, wording.exporting)
        async with self.services.own_data.export(interaction.user.id, largest, shown) as exported:
            files = [discord.File(file, f"your-data-{number}.json") for number, file in enumerate(exported.files, 1)]
            with suppress(discord.NotFound):  # after 15 minutes Discord takes no answer any more
                await edit(interaction, Message(wording.exported(exported.entries, len(files)), files=(files[0],)))
                for number, file in enumerate(files[1:], 2):
                    await reply(interaction, Message(wording.further_file(number, len(files)), files=(file,)))
