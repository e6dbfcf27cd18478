"""`/suggestions edit`: changing an idea while it waits."""

from discord import app_commands

from bot.suggestions import wording
from bot.suggestions.buttons import EditForm, EditMine
from bot.suggestions.models import MAX_IDEA
from bot.suggestions.own import wording as own_wording
from cogs._shared.buttons import clicked
from cogs._shared.forms import Values, opens, paragraph, show_form, submitted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply
from cogs._shared.suggestions import OwnSuggestionOption


class EditCommand(Part):
    @app_commands.command()
    @app_commands.describe(suggestion="Which one of yours")
    async def edit(self, interaction: Interaction, suggestion: OwnSuggestionOption) -> None:
        """Change one of your suggestions while it waits."""
        await self.ask_edit(interaction, EditMine(suggestion))

    @clicked
    async def ask_edit(self, interaction: Interaction, clicked: EditMine) -> None:
        await self.show_mine(interaction, EditForm(clicked.suggestion_id))

    @opens
    async def show_mine(self, interaction: Interaction, form: EditForm) -> None:
        own = await self.services.own_suggestions.waiting(member_of(interaction), form.suggestion_id)
        idea = paragraph("idea", wording.idea_label(), default=own.idea, required=True, limit=MAX_IDEA)
        await show_form(interaction, own_wording.edit_title(), form, idea)

    @submitted
    async def edited(self, interaction: Interaction, form: EditForm, values: Values) -> None:
        changed = await self.services.own_suggestions.edit(member_of(interaction), form.suggestion_id, values["idea"])
        await reply(interaction, own_wording.edited(changed))
