"""`/works`: what can be read here."""

from discord import app_commands

from cogs._shared.channels import age_restricted, is_age_restricted
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import Message, reply
from cogs.works.embeds import catalogue_embed


class WorksCommand(Part):
    @app_commands.command()
    async def works(self, interaction: Interaction) -> None:
        """What can be read here: each work with its latest chapter, link and kudos."""
        guild_id = member_of(interaction).guild_id
        entries = await self.services.catalogue.newest_first(guild_id)
        restricted = is_age_restricted(interaction.channel)
        shown = [one for one in entries if one.work.details.rating.may_be_shown(is_age_restricted=restricted)]
        kudos = await self.services.kudos.of_works(guild_id)
        embed = catalogue_embed(shown, kudos, len(entries) - len(shown), age_restricted(interaction))
        await reply(interaction, Message(embeds=(embed,)))
