"""`/target end`: announcing a work no longer in a channel."""

from discord import app_commands

from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.core.text import limits
from bot.core.text.naming import name_key
from bot.setup.models import Member
from bot.targets import wording
from bot.targets.buttons import ShowEnded
from bot.works.models import Target, Work
from cogs._shared.buttons import clicked
from cogs._shared.channels import plain_place
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class EndCommand(Part):
    @app_commands.command()
    @app_commands.describe(target="Which work, and where")
    async def end(self, interaction: Interaction, target: str) -> None:
        """Announce a work no longer in a channel."""
        member = member_of(interaction)
        work_id, _, channel_id = target.partition(":")
        ids = number_in(work_id), number_in(channel_id)
        if not all(ids):
            ids = await self._typed(member, target)
        work = await self.services.targets.end(member, *ids)
        await reply(interaction, wording.target_ended(work, ids[1]))

    @clicked
    async def show_ended(self, interaction: Interaction, clicked: ShowEnded) -> None:
        work = await self.services.targets.ended(member_of(interaction), clicked.work_id, clicked.channel_id)
        await reply(interaction, wording.target_ended(work, clicked.channel_id))

    @end.autocomplete("target")
    async def _ends(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        return [
            app_commands.Choice(name=name, value=f"{work.id}:{target.channel_id}")
            for name, work, target in await self._endable(member_of(interaction))
            if name_key(text) in name_key(name)
        ][: limits.OPTIONS]

    async def _typed(self, member: Member, text: str) -> tuple[int, int]:
        """Find the work and channel whose name in the list was typed. Raises UserFacingError if none is called so."""
        endable = await self._endable(member)
        if not endable:
            raise UserFacingError(wording.nothing_to_end)
        found = [(work.id, target.channel_id) for name, work, target in endable if name_key(name) == name_key(text)]
        if len(found) != 1:
            raise UserFacingError(wording.choose_a_target)
        return found[0]

    async def _endable(self, member: Member) -> list[tuple[str, Work, Target]]:
        """Name what the member may end as the list shows it."""
        found = await self.services.targets.endable(member)
        return [(wording.choice(work, self._plain_name(target)), work, target) for work, target in found]

    def _plain_name(self, target: Target) -> str:
        return plain_place(self.client, target.guild_id, target.channel_id)
