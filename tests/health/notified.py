"""The socket on which systemd hears of a process, as a test holds it."""

import contextlib
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.wire.bot.waiting import wait_until


class Notified:
    """What a process told, in order; `name` is what its environment calls the socket."""

    def __init__(self, name: str, listening: socket.socket) -> None:
        self.name = name
        self._listening = listening
        self._told: list[str] = []

    @property
    def told(self) -> list[str]:
        with contextlib.suppress(BlockingIOError):
            while True:
                self._told += self._listening.recv(4096).decode().split("\n")
        return self._told

    @property
    def pings(self) -> int:
        return self.told.count("WATCHDOG=1")

    def fill(self) -> bool:
        """Take up some of the room in which news wait to be read; False when there is none left."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
            to.settimeout(0)
            try:
                return to.sendto(b"X", self.name) > 0
            except BlockingIOError:
                return False

    async def hears(self, line: str, seconds: float = 20.0) -> None:
        await wait_until(lambda: line in self.told, seconds, f"{line} is not in {self._told}")


@contextmanager
def notified(folder: Path | None) -> Iterator[Notified]:
    """Listen at a path in this folder; without one, at a name in the kernel's own room."""
    name = f"@chapterhouse-{secrets.token_hex(8)}" if folder is None else str(folder / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(name.replace("@", "\0", 1) if folder is None else name)
        listening.settimeout(0)
        yield Notified(name, listening)
