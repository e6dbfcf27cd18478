"""The Follow button gives a reader the role that is pinged for a work, and takes it again."""

from bot.app.client import Client
from bot.following import wording
from bot.following.buttons import Follow
from cogs._shared.buttons import clicked
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import acknowledge, reply
from cogs.following.roles import DiscordRoles


class FollowingCog(Part):
    async def cog_load(self) -> None:
        await super().cog_load()
        self.services.following.roles.bind(DiscordRoles(self.client))

    @clicked
    async def follow(self, interaction: Interaction, clicked: Follow) -> None:
        await acknowledge(interaction)
        member, channel_id = member_of(interaction), interaction.channel_id or 0
        work, role_id = await self.services.following.toggle(
            member, clicked.announcement_id, clicked.nonce, channel_id, interaction.id
        )
        await reply(interaction, wording.followed(work, role_id) if role_id else wording.unfollowed(work))


async def setup(client: Client) -> None:
    await client.add_cog(FollowingCog(client))
