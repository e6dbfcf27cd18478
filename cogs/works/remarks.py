"""What staff are told beside a work as it is now: where it won't go as they may expect."""

import discord

from bot.app.client import Client
from bot.setup.models import Member
from bot.targets import wording as targets_wording
from bot.works import wording
from bot.works.models import Target, Work
from cogs._shared.channels import place_of


async def unpinned(client: Client, member: Member, work: Work) -> list[str]:
    """Say if a work's latest chapter is to stay pinned, and won't be everywhere."""
    targets = await client.services.targets.of_work(member, work) if work.details.pin else []
    forums = [one for one in targets if isinstance(client.get_channel(one.channel_id), discord.ForumChannel)]
    closed = [one for one in targets if one not in forums and not _may_pin(client, one)]
    remarks = [(targets_wording.no_pins_in_forums, forums), (targets_wording.pins_not_allowed, closed)]
    return [
        say([place_of(client, work.guild_id, one.guild_id, one.channel_id) for one in where])
        for say, where in remarks
        if where
    ]


async def overtaken(client: Client, work: Work) -> list[str]:
    """Say if more chapters are out than are planned."""
    numbers = [one.details.number for one in await client.services.chapters.readable(work.id)]
    highest, total = max((one for one in numbers if one is not None), default=None), work.details.total
    return [wording.beyond_total(highest, total)] if highest is not None and total and highest > total else []


def _may_pin(client: Client, target: Target) -> bool:
    """Tell whether the bot may pin there, as far as it is known."""
    channel = client.get_channel(target.channel_id)
    if not isinstance(channel, discord.TextChannel) or channel.guild.me is None:
        return True
    return channel.permissions_for(channel.guild.me).pin_messages
