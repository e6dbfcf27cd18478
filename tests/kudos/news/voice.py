"""A Discord to which the bot speaks of kudos, and the reactions that make it."""

from dataclasses import dataclass, field

from bot.kudos.models import Event, Reaction, added
from tests.kudos.mirror.announced_work import AnnouncedWork
from tests.worlds.house import ADULT_CHANNEL, CHANNEL

STAFF_CHANNEL = CHANNEL + 7
DM = 99


@dataclass
class Voice:
    """Discord, as far as speaking goes: a nonce that was used says nothing again."""

    said: list[tuple[int, str]] = field(default_factory=list)
    nonces: set[str] = field(default_factory=set)
    trouble: Exception | None = None
    after: bool = False

    async def say(self, channel_id: int, text: str, *, nonce: str) -> None:
        assert len(nonce) <= 25
        assert len(text) <= 2000
        if self.trouble and not self.after:
            raise self.trouble
        if nonce not in self.nonces:
            self.nonces.add(nonce)
            self.said.append((channel_id, text))
        if self.trouble:
            raise self.trouble

    async def dm_channel(self, user_id: int) -> int:
        return DM

    async def is_age_restricted(self, channel_id: int) -> bool:
        return channel_id == ADULT_CHANNEL


def react(announced: AnnouncedWork, *users: int, message_id: int = 101) -> None:
    tell(announced, *(added(message_id, Reaction("❤", user)) for user in users))


def tell(announced: AnnouncedWork, *events: Event) -> None:
    for event in events:
        announced.house.kudos.mirror.inbox.put(event)
