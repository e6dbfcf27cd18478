"""What staff are told beside a work as it is now: where it won't go as they may expect."""

import discord

from bot.announcements.contents import wants_threads
from bot.announcements.wording import places
from bot.app.client import Client
from bot.setup.models import Member
from bot.targets import wording as targets_wording
from bot.works import wording
from bot.works.models import Work
from cogs._shared.channels import may_there, place_of


async def on_places(client: Client, member: Member, work: Work) -> list[str]:
    """Say what of a work can't be in each of the channels where it is announced."""
    return [*await _unpinned(client, member, work), *await _without_threads(client, member, work)]


async def _unpinned(client: Client, member: Member, work: Work) -> list[str]:
    """Say if a work's latest chapter is to stay pinned, and won't be everywhere."""
    targets = await client.services.targets.of_work(member, work) if work.details.pin else []
    forums = [one for one in targets if isinstance(client.get_channel(one.channel_id), discord.ForumChannel)]
    closed = [one for one in targets if one not in forums and not may_there(client, one.channel_id, "pin_messages")]
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


async def _without_threads(client: Client, member: Member, work: Work) -> list[str]:
    """Say if a thread is to stand under each announcement, and can't everywhere."""
    targets = await client.services.targets.of_work(member, work) if wants_threads(work) else []
    closed = [one for one in targets if not may_there(client, one.channel_id, "create_public_threads")]
    where = [place_of(client, work.guild_id, one.guild_id, one.channel_id) for one in closed]
    return [targets_wording.threads_not_allowed(places(where))] if where else []
