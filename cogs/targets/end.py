"""`/target end`: announcing a work no longer in a channel."""

from discord import app_commands

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.naming import name_key
from bot.targets import wording
from bot.works.models import Target
from cogs._shared.channels import plain_place
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class EndCommand(Part):
    @app_commands.command()
    @app_commands.describe(target="Which work, and where")
    async def end(self, interaction: Interaction, target: str) -> None:
        """Announce a work no longer in a channel."""
        work_id, _, channel_id = target.partition(":")
        ids = number_in(work_id), number_in(channel_id)
        if not all(ids):
            raise UserFacingError(wording.choose_a_target)
        work = await self.services.targets.end(member_of(interaction), *ids)
        await reply(interaction, wording.target_ended(work, ids[1]))

    @end.autocomplete("target")
    async def _ends(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        found = await self.services.targets.endable(member_of(interaction))
        choices = [
            app_commands.Choice(
                name=wording.choice(work, self._plain_name(target)), value=f"{work.id}:{target.channel_id}"
            )
            for work, target in found
        ]
        return [one for one in choices if name_key(text) in name_key(one.name)][: limits.OPTIONS]

    def _plain_name(self, target: Target) -> str:
        return plain_place(self.client, target.guild_id, target.channel_id)
