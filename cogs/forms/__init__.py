"""**Try again**: a refused form opens as it was filled in."""

from bot.app.client import Client
from bot.forms.buttons import TryFormAgain
from cogs._shared.buttons import clicked
from cogs._shared.forms import open_again
from cogs._shared.parts import Interaction, Part


class FormsCog(Part):
    @clicked
    async def try_form_again(self, interaction: Interaction, clicked: TryFormAgain) -> None:
        form = await self.services.forms.find(interaction.user.id, clicked.refused_id)
        await open_again(interaction, form)


async def setup(client: Client) -> None:
    await client.add_cog(FormsCog(client))
