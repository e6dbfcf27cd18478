"""The message command **Suggest this**: a message of one's own becomes an idea."""

import discord

from bot.core.errors import UserFacingError
from bot.suggestions.buttons import SuggestForm
from bot.suggestions.giving import wording as giving_wording
from bot.works import wording as works_wording
from cogs._shared.forms import show_form
from cogs._shared.parts import Interaction, Part, message_command
from cogs.suggestions import views
from cogs.suggestions.giving import ask


class SuggestThisCommand(Part):
    @message_command(giving_wording.suggest_this())
    async def suggest_this(self, interaction: Interaction, message: discord.Message) -> None:
        if message.author.id != interaction.user.id:
            raise UserFacingError(giving_wording.only_your_own)
        if not message.content.strip():
            raise UserFacingError(giving_wording.nothing_written)
        works = await self.services.catalogue.all(interaction.guild_id or 0)
        if not works:
            raise UserFacingError(works_wording.no_works)
        if len(works) == 1:
            await ask(interaction, SuggestForm(works[0].id), message.content)
        else:
            fields = views.form_for_any_work(works, message.content)
            await show_form(interaction, giving_wording.form_title(), SuggestForm(0), *fields)
