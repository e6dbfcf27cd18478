"""What the bot may do in the channels that servers chose for it, asked of Discord server by server."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from bot.doctor.models import Finding, FindingKind, finding
from bot.doctor.online.rest import NotTold, Rest
from bot.setup.permissions import BITS, TO_ANNOUNCE, TO_WRITE

MOST_SERVERS = 25
"""Servers that are looked at, of which each takes three requests; in the others the command of that name tells it."""

ADMINISTRATOR = 1 << 3


@dataclass(frozen=True, slots=True)
class ChosenChannel:
    """A channel that a server chose; `for_chapters` where the bot announces and doesn't only write."""

    guild_id: int
    channel_id: int
    for_chapters: bool = True


async def examine(rest: Rest, chosen: Collection[ChosenChannel]) -> list[Finding]:
    """Find channels that are gone, or in which the bot lacks something. Raises DiscordUnreachable and TokenRefused."""
    found: list[Finding] = []
    itself = (await rest.get("/users/@me"))["id"] if chosen else ""
    for guild_id in sorted({one.guild_id for one in chosen})[:MOST_SERVERS]:
        try:
            guild = await rest.get(f"/guilds/{guild_id}")
            channels = {int(one["id"]): one for one in await rest.get(f"/guilds/{guild_id}/channels")}
            member = await rest.get(f"/guilds/{guild_id}/members/{itself}")
        except NotTold:
            continue  # the bot isn't in that server any more
        here = [one for one in chosen if one.guild_id == guild_id]
        found += _in_guild(guild, channels, member, here)
    return found


def _in_guild(
    guild: Any, channels: dict[int, Any], member: Any, chosen: Collection[ChosenChannel]
) -> Iterator[Finding]:
    announcing = {one.channel_id for one in chosen if one.for_chapters}
    for channel_id in sorted({one.channel_id for one in chosen}):
        channel = channels.get(channel_id)
        if channel is None:
            yield finding(FindingKind.CHANNEL_GONE, guild=_shown(guild["name"]), channel_id=channel_id)
            continue
        has = _permissions(guild, channel, member)
        needed = TO_ANNOUNCE if channel_id in announcing else TO_WRITE
        if lacks := [name for name in needed if not has & (1 << BITS[name])]:
            names = " ".join(lacks)
            yield finding(
                FindingKind.CHANNEL_LACKS,
                guild=_shown(guild["name"]),
                channel=_shown(channel["name"]),
                permissions=names,
            )


def _shown(name: str) -> str:
    """Leave out of a name what a terminal would obey."""
    return "".join(character for character in name if character.isprintable())


def _permissions(guild: Any, channel: Any, member: Any) -> int:
    """Work out what a member may do in a channel, as Discord does (docs.discord.com, Permissions)."""
    own = {guild["id"], *member["roles"]}
    allowed = 0
    for role in guild["roles"]:
        allowed |= int(role["permissions"]) if role["id"] in own else 0
    if allowed & ADMINISTRATOR or guild.get("owner_id") == member["user"]["id"]:
        return ~0
    overwrites = {one["id"]: (int(one["deny"]), int(one["allow"])) for one in channel.get("permission_overwrites", ())}
    for ids in ((guild["id"],), member["roles"], (member["user"]["id"],)):
        denied = granted = 0
        for deny, allow in (overwrites.get(one, (0, 0)) for one in ids):
            denied, granted = denied | deny, granted | allow
        allowed = allowed & ~denied | granted
    return allowed
