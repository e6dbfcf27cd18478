"""A flood of reactions as bytes on the wire: made before the clock runs, written as fast as the bot reads."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tests.wire.stand_in.gateway.session import Session
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.emojis import parse
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.users import User

CHUNK = 100
"""Events written at a time."""

UNSENT = 1 << 20
"""Bytes that may wait in the socket before the writer waits, too."""

FIRST_READER = 1_600_000_000_000_000_000

Chunks = list[bytes]


class Kind(StrEnum):
    """In the order in which the same readers can do them, so that each counts."""

    GIVEN = "reactions"
    TAKEN_BACK = "reactions taken back"
    SUPER = "super reactions"


@dataclass(frozen=True, slots=True)
class Wave:
    """Reactions of one kind by `count` readers, each another one, from the `first` on."""

    kind: Kind
    first: int
    count: int

    def on(self, message: Message, emoji: str = "❤️") -> Chunks:
        """Make its events, as whole WebSocket frames; one of a reaction given has about 700 bytes."""
        make, name = _event, "MESSAGE_REACTION_ADD"
        if self.kind == Kind.TAKEN_BACK:
            make, name = _about, "MESSAGE_REACTION_REMOVE"
        events = (make(message, self.first + number, emoji) for number in range(self.count))
        burst = {"burst": self.kind == Kind.SUPER, "type": int(self.kind == Kind.SUPER)}
        frames = (_frame(name, {**event, **burst}, number + 1_000_000) for number, event in enumerate(events))
        return list(_chunks(frames))


def let_stand(message: Message, count: int, emoji: str = "❤️") -> None:
    """Let the stand-in know of these reactions, too, for a bot that reads them."""
    world = message.channel.world
    for number in range(count):
        user = User(FIRST_READER + number, f"reader{number}")
        world.users[user.id] = user
        message.reactions.add(parse(emoji), user.id)


def _chunks(frames: Iterator[bytes]) -> Iterator[bytes]:
    chunk: list[bytes] = []
    for frame in frames:
        chunk.append(frame)
        if len(chunk) == CHUNK:
            yield b"".join(chunk)
            chunk = []
    if chunk:
        yield b"".join(chunk)


def _event(message: Message, number: int, emoji: str) -> dict[str, object]:
    user_id = str(FIRST_READER + number)
    user = {"id": user_id, "username": f"reader{number}", "global_name": f"Reader {number}", "avatar": "a" * 32}
    member: dict[str, object] = {
        "user": {**user, "discriminator": "0", "public_flags": 0, "bot": False, "avatar_decoration_data": None},
        "roles": [],
        "nick": None,
        "avatar": None,
        "banner": None,
        "joined_at": "2026-01-01T00:00:00.000000+00:00",
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "communication_disabled_until": None,
        "flags": 0,
    }
    return {**_about(message, number, emoji), "message_author_id": str(message.author.id), "member": member}


def _about(message: Message, number: int, emoji: str) -> dict[str, object]:
    """Make what is said of a reaction whether it comes or goes."""
    guild = message.channel.guild
    return {
        "user_id": str(FIRST_READER + number),
        "message_id": str(message.id),
        "emoji": {"name": emoji, "id": None},
        "channel_id": str(message.channel.id),
        "guild_id": str(guild.id if guild else 0),
    }


def _frame(name: str, data: dict[str, object], sequence: int) -> bytes:
    payload = json.dumps(
        {"t": name, "s": sequence, "op": 0, "d": data}, separators=(",", ":"), ensure_ascii=False
    ).encode()
    return b"\x81\x7e" + len(payload).to_bytes(2, "big") + payload


def _session(discord: StandIn) -> Session:
    return next(session for session in discord.gateway.sessions.values() if session.connection)


async def write(discord: StandIn, chunks: Chunks, *, per_second: int | None = None) -> None:
    """Send the events: as fast as they are read, or at a steady rate."""
    connection = _session(discord).connection
    transport = connection._request.transport if connection else None  # noqa: SLF001
    if not isinstance(transport, asyncio.Transport):
        raise TypeError("the bot is not connected")
    started = asyncio.get_running_loop().time()
    for number, chunk in enumerate(chunks):
        transport.write(chunk)
        if per_second:
            await asyncio.sleep(started + (number + 1) * CHUNK / per_second - asyncio.get_running_loop().time())
        while transport.get_write_buffer_size() > UNSENT:
            await asyncio.sleep(0.001)
    await asyncio.sleep(0)
