"""`/queue export`: what the queue holds, as a file."""

import io

import discord
from discord import app_commands

from bot.suggestions.queue import wording
from bot.suggestions.queue.export_formats import Format
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge, reply

FORMATS = [
    app_commands.Choice(name=name, value=str(form))
    for name, form in (("CSV, for spreadsheets", Format.CSV), ("JSON", Format.JSON), ("Markdown", Format.MARKDOWN))
]


class ExportCommand(Part):
    @app_commands.command()
    @app_commands.rename(form="format")
    @app_commands.describe(form="What kind of file", work="Only this work's")
    @app_commands.choices(form=FORMATS)
    async def export(self, interaction: Interaction, form: str, work: OwnWorkOption | None = None) -> None:
        """Every suggestion that you may review, as a file."""
        await acknowledge(interaction)
        data, count, whole = await self.services.exports.file(
            member_of(interaction), Format(form), work.id if work else None
        )
        if not count:
            await reply(interaction, wording.nothing_to_export())
        else:
            file = discord.File(io.BytesIO(data), f"suggestions.{form}")
            await reply(interaction, Message(wording.exported(count, whole=whole), files=(file,)))
