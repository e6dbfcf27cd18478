"""Which servers a process answers for: all of them, or its share where several processes use one database."""

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import ColumnElement, true

SHARD_SHIFT = 22
"""Discord sends a server's events to the shard `(id >> 22) % number of shards`."""

LEADING_SHARD = 0
"""Whoever serves this shard does what is done once for the whole bot."""


@dataclass(frozen=True, slots=True)
class Share:
    """The servers of these shards, of so many in all. What is due is asked for by it."""

    shards: frozenset[int]
    of: int

    @property
    def name(self) -> str:
        """Name what leases are held under: the same after a restart, so that a start frees its predecessor's."""
        return "all" if self.is_everything else f"{','.join(map(str, sorted(self.shards)))}/{self.of}"

    @property
    def is_everything(self) -> bool:
        return len(self.shards) == self.of

    @property
    def leads(self) -> bool:
        """Tell whether this process does what is done once for the whole bot, such as registering the commands."""
        return LEADING_SHARD in self.shards

    def owns(self, guild_id: int) -> bool:
        return (guild_id >> SHARD_SHIFT) % self.of in self.shards

    def clause(self, guild_id: ColumnElement[int]) -> ColumnElement[bool]:
        """Match the rows of these servers; where they are all there are, nothing is asked of the database."""
        if self.is_everything:
            return true()
        shard: ColumnElement[int] = guild_id // 2**SHARD_SHIFT % self.of
        return shard.in_(sorted(self.shards))


EVERY_SERVER = Share(frozenset({0}), 1)
"""The share of a process that runs alone."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How the bot's shards are shared out: evenly among so many processes, or as the host has placed them."""

    processes: int = 1
    placed: Share | None = None

    @property
    def is_alone(self) -> bool:
        return self.processes == 1 and self.placed is None

    def shares(self, of: int) -> list[Share]:
        """Return what a process can have, one seat each, where there are so many shards (at least as many as seats)."""
        if self.placed is not None:
            return [self.placed]
        edges = [seat * of // self.processes for seat in range(self.processes + 1)]
        return [Share(frozenset(range(*ends)), of) for ends in pairwise(edges)]


ALONE = Sharing()
