"""The gateway: who is connected, what each is told, and what a test may do to the connections."""

from typing import TYPE_CHECKING, Any, Literal

from tests.wire.stand_in.gateway.storms import Storm, Storms
from tests.wire.stand_in.world.world import Event, World

if TYPE_CHECKING:
    from tests.wire.stand_in.gateway.connection import Connection
    from tests.wire.stand_in.gateway.session import Session

RECONNECT, INVALID_SESSION = 7, 9


class Gateway:
    """While `down`, it answers 503. With `drops_at`, it takes a connection and cuts it, at once or at IDENTIFY.

    `sessions_began` holds when, and for which shard: nothing is refused that comes too soon after another.
    """

    heartbeat_interval = 41_250  # milliseconds

    def __init__(self, world: World) -> None:
        self.world = world
        self.connections: set[Connection] = set()
        self.sessions: dict[str, Session] = {}
        self.down = False
        self.drops_at: Literal["", "open", "identify"] = ""
        self.opened = 0
        self.identified = 0
        self.max_concurrency = 1
        self.sessions_began: list[tuple[float, int]] = []
        self.resumed = 0
        self.failed_resumes = 0
        self._storms = Storms()
        world.listeners.append(self._tell)

    def _tell(self, event: Event) -> None:
        for carried in self._storms.carry(event):
            for session in self.sessions.values():
                if session.wants(carried):
                    session.tell(carried)

    @property
    def connected(self) -> int:
        """How many times a bot identified or resumed."""
        return self.identified + self.resumed

    def is_ready(self) -> bool:
        """Whether every shard of a bot is connected, and was told READY or RESUMED."""
        ready = [session for session in self.sessions.values() if session.ready and session.connection]
        return bool(ready) and {session.shard for session in ready} == set(range(ready[0].shard_count))

    def drop(self, code: int | None = None) -> None:
        """Cut every connection; with a close code if one is given, without a word if not. Sessions can be resumed."""
        for connection in list(self.connections):
            if code is None:
                connection.abort()
            else:
                connection.close(code)

    def reconnect(self) -> None:
        """Ask every client to reconnect and resume (op 7)."""
        self._send_all(RECONNECT)

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every client that its session is invalid (op 9)."""
        if not resumable:
            self.forget_sessions()
        self._send_all(INVALID_SESSION, data=resumable)

    def forget_sessions(self) -> None:
        """The next RESUME of any session is refused; what happens until the next IDENTIFY is lost to the bot."""
        for session in self.sessions.values():
            session.connection = None
        self.sessions.clear()

    def abandon(self, shard: int) -> None:
        """Forget the disconnected sessions of a shard: whoever identifies anew will not resume them."""
        left = [id_ for id_, session in self.sessions.items() if session.shard == shard and not session.connection]
        for id_ in left:
            del self.sessions[id_]

    def freeze(self) -> None:
        """Every connection becomes a zombie: open, but silent."""
        for connection in self.connections:
            connection.freeze()

    def thaw(self) -> None:
        for connection in self.connections:
            connection.thaw()

    def tell_everyone(self, event: str, data: Any) -> None:
        """Send an event as it is, whatever is wrong in it."""
        for session in self.sessions.values():
            session.dispatch(event, data)

    def send_frame(self, frame: str) -> None:
        """Send a frame as it is, whatever is wrong in it."""
        for connection in self.connections:
            connection.send_text(frame)

    def lose(self, event: str, times: int = 1) -> Storm:
        """The next events of that name (a pattern like `MESSAGE_REACTION_*`) never reach the bot."""
        return self._storms.add(Storm(event, "lose", times))

    def duplicate(self, event: str, times: int = 1) -> Storm:
        return self._storms.add(Storm(event, "duplicate", times))

    def reorder(self, event: str, count: int = 2) -> Storm:
        """Hold the next events of that name until there are `count`, then send them last first."""
        return self._storms.add(Storm(event, "reorder", count))

    def _send_all(self, op: int, *, data: bool | None = None) -> None:
        for connection in self.connections:
            connection.send(op, data)
