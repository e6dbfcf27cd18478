"""`/target add`: announcing a work in one more channel of its server."""

from discord import app_commands

from bot.announcements.contents import wants_threads
from bot.targets import wording
from cogs._shared.channels import Announceable, check_age, may_there
from cogs._shared.checks.permissions import check_channel
from cogs._shared.choices import OwnWorkOption
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class AddCommand(Part):
    @app_commands.command()
    @app_commands.describe(work="Which work", channel="Where its chapters are announced too")
    async def add(self, interaction: Interaction, work: OwnWorkOption, channel: Announceable) -> None:
        """Announce a work in one more channel of this server."""
        check_channel(interaction, channel.id)
        check_age(interaction, work, channel.id)
        await self.services.targets.add(member_of(interaction), work.id, channel.id)
        said = [wording.target_added(work, channel.id)]
        if wants_threads(work) and not may_there(self.client, channel.id, "create_public_threads"):
            said.append(wording.threads_not_allowed(f"<#{channel.id}>"))
        await reply(interaction, "\n".join(said))
