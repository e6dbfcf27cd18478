"""The message command **Suggest this**: a message of one's own becomes an idea."""

import discord

from bot.core.errors import UserFacingError
from bot.core.text.unseen import visible
from bot.suggestions.buttons import SuggestForm
from bot.suggestions.giving import wording as giving_wording
from bot.suggestions.models import MAX_IDEA
from bot.suggestions.rules import limits as rules
from cogs._shared.parts import Interaction, Part, message_command
from cogs.suggestions.giving import ask, ask_for_any, only_one


class SuggestThisCommand(Part):
    @message_command(giving_wording.suggest_this())
    async def suggest_this(self, interaction: Interaction, message: discord.Message) -> None:
        if message.author.id != interaction.user.id:
            raise UserFacingError(giving_wording.only_your_own)
        work = only_one(await self.services.catalogue.all(interaction.guild_id or 0))
        if work:
            await ask(interaction, SuggestForm(work.id), _idea_in(message))
        else:
            await ask_for_any(interaction, _idea_in(message))


def _idea_in(message: discord.Message) -> str:
    """Read the idea that a message is. Raises UserFacingError, which says what to do: the message itself stays."""
    if not visible(message.content):
        is_in_a_file = bool(message.attachments)
        raise UserFacingError(giving_wording.written_in_a_file if is_in_a_file else giving_wording.nothing_written)
    if len(text := message.content.strip()) > MAX_IDEA:
        raise UserFacingError(giving_wording.long_message, len(text))
    return rules.idea(text)
