"""A gateway session: what was dispatched to it, in order, so that a resume can replay it."""

import json
import secrets
from collections import deque
from typing import TYPE_CHECKING, Any

from tests.wire.stand_in.gateway.intents import ALWAYS, Intent, needed_for
from tests.wire.stand_in.world.world import Event

if TYPE_CHECKING:
    from tests.wire.stand_in.gateway.connection import Connection

REPLAYED_AT_MOST = 20_000  # events


class Session:
    def __init__(self, intents: Intent, shard: int, shard_count: int) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.shard_count = shard_count
        self.sequence = 0
        self.ready = False
        self.connection: Connection | None = None
        self._sent: deque[tuple[int, str]] = deque(maxlen=REPLAYED_AT_MOST)

    def serves(self, guild_id: int | None) -> bool:
        """Whether a server (or, with None, direct messages) belongs to this session's shard."""
        return self.shard == (0 if guild_id is None else (guild_id >> 22) % self.shard_count)

    def wants(self, event: Event) -> bool:
        if not self.serves(event.guild.id if event.guild else None):
            return False
        needed = needed_for(event.name, in_guild=event.guild is not None)
        return event.always or needed is ALWAYS or bool(needed & self.intents)

    def tell(self, event: Event) -> None:
        if event.hidden is not None and Intent.MESSAGE_CONTENT not in self.intents:
            self.dispatch(event.name, event.hidden)
        else:
            self.dispatch(event.name, event.data)

    def dispatch(self, name: str, data: dict[str, Any]) -> None:
        self.sequence += 1
        frame = json.dumps({"op": 0, "t": name, "s": self.sequence, "d": data})
        self._sent.append((self.sequence, frame))
        if self.connection:
            self.connection.send_text(frame)

    def replay(self, connection: "Connection", after: int) -> None:
        self.connection = connection
        for sequence, frame in self._sent:
            if sequence > after:
                connection.send_text(frame)
        self.dispatch("RESUMED", {"_trace": []})
