"""Whose file is read next: each server in its turn, and in a server each member, however much one of them hands in."""

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from typing import NamedTuple

from bot.intake import wording as intake_wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.turns import wording
from bot.intake.turns.rotation import Rotation

A_MEMBERS = 3
"""How many files of a member may be read or wait for that."""
A_SERVERS = 10
"""How many of a server."""
ALL = 200
"""How many of all; each costs an answer that waits, and no byte until its turn has come."""


class Asker(NamedTuple):
    """A member who hands a file in, and their server."""

    guild_id: int
    member_id: int


class Turn:
    """One file's: it holds a reader until it is released."""

    def __init__(self, release: Callable[[], None]) -> None:
        self._release: Callable[[], None] | None = release

    def release(self) -> None:
        """Give the reader back; the second time does nothing."""
        if self._release:
            release, self._release = self._release, None
            release()


class Turns:
    """Lets as many files be read at once as there are readers. For one event loop, of which no thread takes part."""

    def __init__(self, readers: int, most: int = ALL) -> None:
        self._free = readers
        self._most = most
        self._servers: Rotation[int] = Rotation()
        self._members: defaultdict[int, Rotation[int]] = defaultdict(Rotation)
        self._waiting: defaultdict[Asker, deque[asyncio.Future[None]]] = defaultdict(deque)
        self._of_member: Counter[Asker] = Counter()
        self._of_server: Counter[int] = Counter()

    @property
    def under_way(self) -> int:
        return self._of_server.total()

    async def take(self, asker: Asker | None) -> Turn:
        """Wait for a turn; the host's own files, without an asker, are limited by nothing but what waits in all.

        Raises Unreadable if too many wait: of this member, of this server, or of all.
        """
        self._admit(asker)
        whose = asker or Asker(0, 0)
        self._of_member[whose] += 1
        self._of_server[whose.guild_id] += 1
        try:
            await self._reader(whose)
        except BaseException:
            self._leave(whose)
            raise
        return Turn(lambda: self._give_back(whose))

    def _admit(self, asker: Asker | None) -> None:
        if self.under_way >= self._most:
            raise Unreadable(intake_wording.too_busy)
        if asker is None:
            return
        if self._of_member[asker] >= A_MEMBERS:
            raise Unreadable(wording.too_many_of_yours, A_MEMBERS)
        if self._of_server[asker.guild_id] >= A_SERVERS:
            raise Unreadable(wording.too_many_of_this_server, A_SERVERS)

    async def _reader(self, whose: Asker) -> None:
        """Wait until a reader is this file's."""
        given = asyncio.get_running_loop().create_future()
        self._waiting[whose].append(given)
        self._members[whose.guild_id].add(whose.member_id)
        self._servers.add(whose.guild_id)
        self._go_on()
        try:
            await given
        except asyncio.CancelledError:
            if given.cancelled():
                self._forget(whose, given)
            else:
                self._free += 1
                self._go_on()
            raise

    def _go_on(self) -> None:
        """Give free readers to those whose turn it is; who left in this moment hasn't been forgotten yet."""
        while self._free and (guild_id := self._servers.take()) is not None:
            member_id = self._members[guild_id].take()
            if member_id is None:
                continue
            whose = Asker(guild_id, member_id)
            given = self._waiting[whose].popleft()
            self._wait_on(whose)
            if not given.done():
                self._free -= 1
                given.set_result(None)

    def _wait_on(self, whose: Asker) -> None:
        """Let a member and a server wait for their next turn, as long as there is a file of theirs to be read."""
        members = self._members[whose.guild_id]
        if self._waiting[whose]:
            members.add(whose.member_id)
        else:
            del self._waiting[whose]
            members.remove(whose.member_id)
        if members.anybody:
            self._servers.add(whose.guild_id)
        else:
            self._servers.remove(whose.guild_id)

    def _forget(self, whose: Asker, given: asyncio.Future[None]) -> None:
        if given in self._waiting[whose]:
            self._waiting[whose].remove(given)
        self._wait_on(whose)

    def _give_back(self, whose: Asker) -> None:
        self._leave(whose)
        self._free += 1
        self._go_on()

    def _leave(self, whose: Asker) -> None:
        self._of_member -= Counter((whose,))
        self._of_server -= Counter((whose.guild_id,))
        if not self._of_server[whose.guild_id]:
            self._members.pop(whose.guild_id, None)
