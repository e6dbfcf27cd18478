"""`/queue export`, `log`, `block` and `unblock`."""

import io
from typing import Any

import discord
from discord import app_commands, ui

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.suggestions.buttons import LogPage
from bot.suggestions.models import LogEntry
from bot.suggestions.moderation import wording as moderation_wording
from bot.suggestions.queue import wording
from bot.suggestions.queue.export_formats import Format
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Part
from cogs._shared.replies import Message, edit, reply
from cogs._shared.suggestions import QueuedSuggestionOption

FORMATS = [
    app_commands.Choice(name=name, value=str(form))
    for name, form in (("CSV, for spreadsheets", Format.CSV), ("JSON", Format.JSON), ("Markdown", Format.MARKDOWN))
]


class FindingCommands(Part):
    """What the queue holds as a file and as a log, and whom it takes nothing from."""

    @app_commands.command()
    @app_commands.rename(form="format")
    @app_commands.describe(form="What kind of file", work="Only this work's")
    @app_commands.choices(form=FORMATS)
    async def export(
        self, interaction: discord.Interaction[Client], form: str, work: OwnWorkOption | None = None
    ) -> None:
        """Every suggestion that you may review, as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        data, count, whole = await self.client.services.exports.file(
            member_of(interaction), Format(form), work.id if work else None
        )
        if not count:
            await reply(interaction, wording.nothing_to_export())
        else:
            file = discord.File(io.BytesIO(data), f"suggestions.{form}")
            await reply(interaction, Message(wording.exported(count, whole=whole), files=(file,)))

    @app_commands.command()
    @app_commands.describe(member="Whose suggestions", suggestion="Or one of their suggestions")
    async def block(
        self,
        interaction: discord.Interaction[Client],
        member: discord.User | None = None,
        suggestion: QueuedSuggestionOption | None = None,
    ) -> None:
        """Take no more suggestions from one member."""
        moderation, staff = self.client.services.moderation, member_of(interaction)
        if member is None and suggestion is None:
            raise UserFacingError(moderation_wording.whom_to_block)
        reader_id = member.id if member else await moderation.writer_of(staff, suggestion or 0)
        await moderation.block(staff, reader_id, because_of=suggestion)
        await reply(interaction, moderation_wording.blocked(reader_id))

    @app_commands.command()
    @app_commands.describe(member="Whose suggestions to take again")
    async def unblock(self, interaction: discord.Interaction[Client], member: discord.User) -> None:
        """Take suggestions from a blocked member again."""
        await self.client.services.moderation.unblock(member_of(interaction), member.id)
        await reply(interaction, moderation_wording.unblocked(member.id))

    @app_commands.command()
    async def log(self, interaction: discord.Interaction[Client]) -> None:
        """Who decided what, and when."""
        entries, more = await self.client.services.moderation.log(member_of(interaction))
        if entries:
            await reply(interaction, Message(moderation_wording.log(entries), view=_older(entries, more=more)))
        else:
            await reply(interaction, moderation_wording.empty_log())

    @clicked
    async def turn_log(self, interaction: discord.Interaction[Client], clicked: LogPage) -> None:
        entries, more = await self.client.services.moderation.log(member_of(interaction), clicked.before_id)
        if entries:
            await edit(interaction, Message(moderation_wording.log(entries), view=_older(entries, more=more)))
        else:
            await reply(interaction, moderation_wording.empty_log())


def _older(entries: list[LogEntry], *, more: bool) -> ui.View:
    older: ui.Button[Any] = button(moderation_wording.older(), LogPage(entries[-1].id), disabled=not more)
    return buttons(older)
