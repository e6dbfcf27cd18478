"""`/target`: more channels for a work, in its server and in others."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.app.client import Client
from bot.core.errors import UserFacingError
from bot.core.numbers import number_in
from bot.targets import wording
from bot.works.models import Target
from cogs._shared.channels import Announceable, check_age, check_channel, place_of, plain_place
from cogs._shared.choices import WorkOption
from cogs._shared.members import member_of
from cogs._shared.replies import reply

Interaction = discord.Interaction[Client]

MAX_CHOICES = 25


class TargetsCog(commands.GroupCog, group_name="target", group_description="The channels where works are announced"):
    def __init__(self, client: Client) -> None:
        self._client = client
        self._targets = client.services.targets

    @app_commands.command()
    @app_commands.describe(work="Which work", channel="Where its chapters are announced too")
    async def add(self, interaction: Interaction, work: WorkOption, channel: Announceable) -> None:
        """Announce a work in one more channel of this server."""
        check_channel(interaction, channel.id)
        check_age(interaction, work, channel.id)
        await self._targets.add(member_of(interaction), work.id, channel.id)
        await reply(interaction, wording.target_added(work, channel.id))

    @app_commands.command()
    @app_commands.describe(work="Which work")
    async def share(self, interaction: Interaction, work: WorkOption) -> None:
        """A code with which another server can have a work announced there."""
        code, until = await self._targets.share(member_of(interaction), work.id)
        await reply(interaction, wording.code_shared(work, code, int(until.timestamp())))

    @app_commands.command()
    @app_commands.describe(code="What the staff of the work's server gave you", channel="Where it is announced here")
    async def redeem(self, interaction: Interaction, code: str, channel: Announceable) -> None:
        """Have another server's work announced here."""
        work = await self._targets.behind_code(member_of(interaction), code)
        check_channel(interaction, channel.id)
        check_age(interaction, work, channel.id)
        await self._targets.redeem(member_of(interaction), code, channel.id)
        await reply(interaction, wording.target_redeemed(work, channel.id))

    @app_commands.command(name="list")
    @app_commands.describe(work="Which work of this server; without it, those of other servers that are announced here")
    async def list_(self, interaction: Interaction, work: WorkOption | None = None) -> None:
        """Where a work is announced, or which works of other servers are announced here."""
        member = member_of(interaction)
        if work is not None:
            shown = [
                place_of(self._client, member.guild_id, one.guild_id, one.channel_id)
                for one in await self._targets.of_work(member, work)
            ]
            await reply(interaction, wording.targets_listed(work, shown))
            return
        guests = await self._targets.guests(member)
        lines = [wording.guest(one, target.channel_id) for one, target in guests]
        await reply(interaction, wording.guests_listed(lines) if lines else wording.no_guests())

    @app_commands.command()
    @app_commands.describe(target="Which work, and where")
    async def end(self, interaction: Interaction, target: str) -> None:
        """Announce a work no longer in a channel."""
        work_id, _, channel_id = target.partition(":")
        ids = number_in(work_id), number_in(channel_id)
        if not all(ids):
            raise UserFacingError(wording.choose_a_target)
        work = await self._targets.end(member_of(interaction), *ids)
        await reply(interaction, wording.target_ended(work, ids[1]))

    @end.autocomplete("target")
    async def _ends(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        found = await self._targets.endable(member_of(interaction))
        choices = [
            app_commands.Choice(
                name=wording.choice(work, self._plain_name(target)), value=f"{work.id}:{target.channel_id}"
            )
            for work, target in found
        ]
        return [one for one in choices if text.casefold() in one.name.casefold()][:MAX_CHOICES]

    def _plain_name(self, target: Target) -> str:
        return plain_place(self._client, target.guild_id, target.channel_id)


async def setup(client: Client) -> None:
    await client.add_cog(TargetsCog(client))
