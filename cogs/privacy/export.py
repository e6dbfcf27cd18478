"""`/privacy export`: all that is stored about who asks, as a file."""

from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from http import HTTPStatus
from io import BufferedIOBase

import discord
from discord import app_commands

from bot.privacy import wording
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, edit, progress_shown, reply

LARGEST = 8 * 2**20
"""Bytes of a file, of which any program shows the text; a server lets the bot send some more."""

TOO_LARGE = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class ExportCommand(Part):
    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        """All that is stored about you, in every server, as a file for you alone."""
        await acknowledge(interaction)
        largest = min(LARGEST, interaction.filesize_limit)
        shown = progress_shown(interaction, wording.exporting)
        async with self.services.own_data.export(interaction.user.id, largest, shown) as exported:
            say, files = wording.exported(exported.entries, len(exported.files)), exported.files
            with suppress(discord.NotFound):  # after 15 minutes Discord takes no answer any more
                await _shown(edit, interaction, say, 1, files[0])
                for number, file in enumerate(files[1:], 2):
                    await _shown(reply, interaction, wording.further_file(number, len(files)), number, file)


async def _shown(
    show: Callable[[Interaction, Message], Awaitable[None]],
    interaction: Interaction,
    text: str,
    number: int,
    data: BufferedIOBase,
) -> None:
    """Show a file; where Discord takes none that large, say so, and how to get what is in it."""
    with closing(discord.File(data, f"your-data-{number}.json")) as file:
        try:
            await show(interaction, Message(text, files=(file,)))
        except discord.HTTPException as refused:
            if refused.status != TOO_LARGE:
                raise
            await show(interaction, Message(f"{text}\n{wording.too_large(file.filename)}"))
