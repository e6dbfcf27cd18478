"""`/setup`: where chapters are announced, who is staff, what stands for kudos."""

import discord
from discord import app_commands

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.core.text import limits
from bot.dates.zones import read_zone, zones_like
from bot.setup import wording
from bot.setup.emoji import Emoji
from bot.setup.models import GuildSettings
from bot.setup.permissions import TO_ANNOUNCE, TO_WRITE
from bot.setup.service import read_emojis
from cogs._shared.channels import Announceable
from cogs._shared.checks.permissions import check_channel, look
from cogs._shared.members import member_of
from cogs._shared.parts import Interaction, Part
from cogs._shared.replies import reply


class SetupCog(Part):
    @app_commands.command()
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.describe(
        channel="Where new chapters are announced",
        notices="Where staff read what needs them, such as a chapter that couldn't be posted",
        staff_role="Whose members may manage works and review suggestions, beside everyone with Manage Server",
        time_zone="The zone in which you type times: start with a city",
        kudos_emoji="The emoji that stand for kudos, the first of which I put on each announcement: ❤️ 💜",
    )
    async def setup(
        self,
        interaction: Interaction,
        channel: Announceable | None = None,
        notices: discord.TextChannel | None = None,
        staff_role: discord.Role | None = None,
        kudos_emoji: str | None = None,
        time_zone: str | None = None,
    ) -> None:
        """Set up this server, or see how it is set up."""
        member = member_of(interaction)
        emojis = read_emojis(kudos_emoji) if kudos_emoji is not None else ()
        self._check_emojis(emojis)
        if channel is not None and member.manages_guild:
            check_channel(interaction, channel.id)
        if notices is not None and member.manages_guild:
            check_channel(interaction, notices.id, TO_WRITE)
        zone = read_zone(time_zone) if time_zone is not None else None
        if channel or notices or staff_role or emojis or zone:
            settings = await self.services.setup.change(
                member,
                channel_id=channel.id if channel else None,
                notices_channel_id=notices.id if notices else None,
                staff_role_id=staff_role.id if staff_role else None,
                kudos_emojis=emojis,
                zone=zone,
            )
            check = look(interaction.guild, channel.id) if channel and interaction.guild else None
            more = [wording.also_missing(check)] if check and check.besides else []
            await reply(
                interaction,
                "\n".join([wording.saved(self._summary(settings)), *more, *await self._next_step(settings)]),
            )
        else:
            settings = await self.services.setup.settings(member.guild_id)
            await reply(interaction, "\n".join([self._summary(settings), *_in_the_way(interaction, settings)]))

    @setup.autocomplete("time_zone")
    async def _time_zones(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        del interaction
        return [
            app_commands.Choice(name=name.replace("_", " "), value=name) for name in zones_like(text, limits.OPTIONS)
        ]

    def _check_emojis(self, emojis: tuple[Emoji, ...]) -> None:
        for emoji in emojis:
            if emoji.custom_id and self.client.get_emoji(emoji.custom_id) is None:
                raise UserFacingError(wording.foreign_emoji, emoji.shown)

    async def _next_step(self, settings: GuildSettings) -> list[str]:
        """Say what comes next where chapters can be announced, and there is no work yet."""
        if settings.channel_id is None or await self.services.works.all(settings.guild_id):
            return []
        return [wording.next_step(self.services.commands.mention("work add"))]

    def _summary(self, settings: GuildSettings) -> str:
        """Show the settings; what was deleted in Discord isn't shown as if it stood."""
        inventory, guild_id = self.services.troubles.deletions.inventory(), settings.guild_id
        channels = [one for one in (settings.channel_id, settings.notices_channel_id) if one]
        gone = {one for one in channels if not inventory.has_channel(guild_id, one)}
        if settings.staff_role_id and not inventory.has_role(guild_id, settings.staff_role_id):
            gone.add(settings.staff_role_id)
        emojis = [
            wording.deleted_emoji(one.shown) if one.custom_id and not inventory.has_emoji(one.custom_id) else one.shown
            for one in settings.kudos_emojis
        ]
        places = (settings.channel_id, settings.notices_channel_id, settings.staff_role_id)
        return wording.summary(*places, emojis, settings.zone, gone=gone)


def _in_the_way(interaction: Interaction, settings: GuildSettings) -> list[str]:
    """Say in which of the chosen channels the bot can't speak, and what it lacks there."""
    if interaction.guild is None:
        return []
    needs = {settings.notices_channel_id: TO_WRITE, settings.channel_id: TO_ANNOUNCE}
    checks = [look(interaction.guild, one, needed) for one, needed in needs.items() if one]
    return [wording.cannot_write(one) for one in checks if one and one.lacks]


async def setup(client: Client) -> None:
    await client.add_cog(SetupCog(client))
