"""Whom a message mentions, and whom it pings, after `allowed_mentions`."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.permissions import Permission

if TYPE_CHECKING:
    from tests.wire.stand_in.world.guilds.channels import Channel
    from tests.wire.stand_in.world.guilds.members import Member

USER = re.compile(r"<@!?(\d+)>")
ROLE = re.compile(r"<@&(\d+)>")
EVERYONE = re.compile(r"@(everyone|here)\b")
ALL_KINDS = ("users", "roles", "everyone")


@dataclass(frozen=True)
class Pings:
    """Whom the message notified when it was posted: user ids, role ids, and @everyone or @here."""

    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    everyone: bool = False

    def __bool__(self) -> bool:
        return bool(self.users or self.roles or self.everyone)


def mentioned(content: str, allowed: dict[str, Any] | None) -> Pings:
    """What the text mentions; without `allowed_mentions` everything it names."""
    allowed = {"parse": ALL_KINDS} if allowed is None else allowed
    return Pings(
        users=_chosen(USER, content, "users", allowed),
        roles=_chosen(ROLE, content, "roles", allowed),
        everyone="everyone" in (allowed.get("parse") or ()) and bool(EVERYONE.search(content)),
    )


def _chosen(pattern: re.Pattern[str], content: str, kind: str, allowed: dict[str, Any]) -> frozenset[int]:
    ids = frozenset(int(found) for found in pattern.findall(content))
    if kind in (allowed.get("parse") or ()):
        return ids
    return ids & {int(id_) for id_ in allowed.get(kind) or ()}


def effective(pings: Pings, author: "Member | None", channel: "Channel") -> Pings:
    """Without Mention Everyone, only mentionable roles are reached and @everyone is not."""
    guild = channel.guild
    if guild is None or author is None:
        return Pings(users=pings.users)
    may = author.can(Permission.MENTION_EVERYONE, channel)
    roles = frozenset(id_ for id_ in pings.roles if id_ in guild.roles and (may or guild.roles[id_].mentionable))
    return Pings(users=pings.users & guild.members.keys(), roles=roles, everyone=pings.everyone and may)
