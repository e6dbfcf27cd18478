"""`/queue search`, `export`, `log`, `block` and `unblock`."""

import io
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.client import Client
from bot.core.errors import UserFacingError
from bot.suggestions import moderation_wording, queue_wording
from bot.suggestions.buttons import LogPage, Press, Review
from bot.suggestions.formats import Format
from bot.suggestions.models import LogEntry, Status
from bot.suggestions.narrowing import ALL, Narrowing
from cogs._shared.buttons import button, buttons, on_click
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.replies import edit, reply
from cogs._shared.suggestions import QueuedSuggestionOption

FORMATS = [
    app_commands.Choice(name=name, value=str(form))
    for name, form in (("CSV, for spreadsheets", Format.CSV), ("JSON", Format.JSON), ("Markdown", Format.MARKDOWN))
]
SHOWN = [status for status in Status if status is not Status.WITHDRAWN]
STATUSES = [app_commands.Choice(name=status.capitalize(), value=str(status)) for status in (*SHOWN, ALL)]


class FindingCommands(commands.Cog):
    """What the queue holds, in other ways than one at a time."""

    client: Client

    def listen_to_finding(self) -> None:
        self.client.add_buttons(on_click(LogPage, self.turn_log))

    @app_commands.command()
    @app_commands.describe(
        text="Words of it, or its number", work="Only this work's", reader="Only this reader's", status="Only these"
    )
    @app_commands.choices(status=STATUSES)
    async def search(
        self,
        interaction: discord.Interaction[Client],
        text: app_commands.Range[str, 1, 200],
        work: OwnWorkOption | None = None,
        reader: discord.User | None = None,
        status: str = ALL,
    ) -> None:
        """Find suggestions by their words."""
        narrowing = Narrowing(status=None if status == ALL else Status(status), work_id=work.id if work else None)
        found = await self.client.services.queue.search(
            member_of(interaction), text, narrowing=narrowing, reader_id=reader.id if reader else None
        )
        if not found:
            await reply(interaction, queue_wording.nothing_found(text))
            return
        every = Narrowing(status=None, work_id=narrowing.work_id).code
        opens = [button(f"#{one.id}", Review(Press.SHOW, one.id, 0, every)) for one in found]
        view = ui.LayoutView(timeout=None)
        rows = [ui.ActionRow(*opens[start : start + 5]) for start in range(0, len(opens), 5)]
        view.add_item(ui.Container(ui.TextDisplay(queue_wording.found(found)), *rows))
        view.stop()
        await reply(interaction, view=view)

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
            await reply(interaction, queue_wording.nothing_to_export())
        else:
            file = discord.File(io.BytesIO(data), f"suggestions.{form}")
            await reply(interaction, queue_wording.exported(count, whole=whole), file=file)

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
            raise UserFacingError(moderation_wording.whom_to_block())
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
            await reply(interaction, moderation_wording.log(entries), view=_older(entries, more=more))
        else:
            await reply(interaction, moderation_wording.empty_log())

    async def turn_log(self, interaction: discord.Interaction[Client], clicked: LogPage) -> None:
        entries, more = await self.client.services.moderation.log(member_of(interaction), clicked.before_id)
        if entries:
            await edit(interaction, content=moderation_wording.log(entries), view=_older(entries, more=more))
        else:
            await reply(interaction, moderation_wording.empty_log())


def _older(entries: list[LogEntry], *, more: bool) -> ui.View:
    older: ui.Button[Any] = button(moderation_wording.OLDER, LogPage(entries[-1].id), disabled=not more)
    return buttons(older)
