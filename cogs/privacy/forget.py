"""`/privacy forget`: having all deleted that is stored about who asks."""

from discord import app_commands

from bot.core.buttons import Panel
from bot.privacy import wording
from bot.privacy.buttons import ChooseWhatStays, ForgetMe, KeepMyData
from bot.privacy.models import Wishes
from cogs._shared.buttons import clicked
from cogs._shared.panels import laid_out
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, acknowledge_click, edit, reply


class ForgetCommand(Part):
    @app_commands.command()
    async def forget(self, interaction: Interaction) -> None:
        """Have all deleted that is stored about you, in every server; asks first."""
        await reply(interaction, await self._question(interaction, Wishes()))

    @clicked
    async def choose(self, interaction: Interaction, clicked: ChooseWhatStays) -> None:
        await edit(interaction, await self._question(interaction, _wishes(clicked)))

    @clicked
    async def forget_me(self, interaction: Interaction, clicked: ForgetMe) -> None:
        """Forget who clicked, whoever asked."""
        await acknowledge_click(interaction)
        wishes = _wishes(clicked)
        there_was = await self.services.own_data.forgetting.forget(interaction.user.id, interaction.id, wishes)
        await edit(interaction, _said(wording.forgotten(there_was, wishes)))

    @clicked
    async def keep(self, interaction: Interaction, clicked: KeepMyData) -> None:
        del clicked
        await edit(interaction, _said(wording.kept()))

    async def _question(self, interaction: Interaction, wishes: Wishes) -> Message:
        there_is = await self.services.own_data.forgetting.what_there_is(interaction.user.id)
        return Message(view=laid_out(wording.ask(there_is, wishes)))


def _said(text: str) -> Message:
    return Message(view=laid_out(Panel((text,), ())))


def _wishes(clicked: ChooseWhatStays | ForgetMe) -> Wishes:
    return Wishes(keep_kudos=clicked.kudos == 1, keep_ideas=clicked.ideas == 1)
