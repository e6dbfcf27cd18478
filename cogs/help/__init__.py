"""`/help`: what this person can do here."""

from discord import app_commands

from bot.app.client import Client
from bot.core.buttons import Panel
from bot.help import wording
from cogs._shared.members import member_of
from cogs._shared.panels import laid_out
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply


class HelpCog(Part):
    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What you can do here."""
        member = member_of(interaction)
        settings = await self.services.setup.settings(member.guild_id)
        works = await self.services.works.all(member.guild_id)
        text = wording.help_for(
            self.services.commands.mention,
            posts=bool(await self.services.works.theirs(member, works)) or settings.is_staff(member),
            is_staff=settings.is_staff(member),
            manages_guild=member.manages_guild,
            is_set_up=settings.channel_id is not None,
        )
        await reply(interaction, Message(view=laid_out(Panel((text,), ()))))


async def setup(client: Client) -> None:
    await client.add_cog(HelpCog(client))
