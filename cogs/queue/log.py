"""`/queue log`: who decided what, and when."""

from typing import Any

from discord import app_commands, ui

from bot.suggestions.buttons import LogPage
from bot.suggestions.models import LogEntry
from bot.suggestions.moderation import wording as moderation_wording
from cogs._shared.buttons import button, buttons, clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, edit, reply


class LogCommand(Part):
    @app_commands.command()
    async def log(self, interaction: Interaction) -> None:
        """Who decided what, and when."""
        entries, more = await self.services.moderation.log(member_of(interaction))
        if entries:
            await reply(interaction, Message(moderation_wording.log(entries), view=_older(entries, more=more)))
        else:
            await reply(interaction, moderation_wording.empty_log())

    @clicked
    async def turn_log(self, interaction: Interaction, clicked: LogPage) -> None:
        entries, more = await self.services.moderation.log(member_of(interaction), clicked.before_id)
        if entries:
            await edit(interaction, Message(moderation_wording.log(entries), view=_older(entries, more=more)))
        else:
            await reply(interaction, moderation_wording.empty_log())


def _older(entries: list[LogEntry], *, more: bool) -> ui.View:
    older: ui.Button[Any] = button(moderation_wording.older(), LogPage(entries[-1].id), disabled=not more)
    return buttons(older)
