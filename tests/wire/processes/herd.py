"""Processes of one bot, the servers on its shards, and what can be asked of all of them."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.bot.waiting import PATIENCE
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.messages.messages import Message

WORK = "The Lamp Room"


class Herd:
    def __init__(self, discord: StandIn, folder: Path, database: str) -> None:
        self.discord = discord
        self.processes: list[BotProcess] = []
        self.rooms: list[Readers] = []
        self.first: Callable[[], object] | None = None  # what is called in each process before the bot begins
        self._folder = folder
        self._database = database

    async def start(self, count: int = 1, **settings: str) -> list[BotProcess]:
        """Start so many more processes, all at once."""
        started = []
        for _ in range(count):
            folder = self._folder / f"process-{len(self.processes)}"
            folder.mkdir()
            process = BotProcess(self.discord, folder, forks=True)
            process.first = self.first
            process.settings.update(settings, DATABASE_URL=self._database)
            self.processes.append(process)
            started.append(process)
        await asyncio.gather(*(process.start() for process in started))
        return started

    async def end(self) -> None:
        for process in self.processes:
            await process.kill9()

    def open_rooms(self, more: int = 0) -> None:
        """Make a server for each shard, with people in it, and so many more."""
        while len({self._shard(room) for room in self.rooms}) < self.discord.shards:
            room = self._open_room()
            if self._shard(room) not in {self._shard(one) for one in self.rooms}:
                self.rooms.append(room)
        self.rooms.sort(key=self._shard)
        self.rooms += [self._open_room() for _ in range(more)]

    def _open_room(self) -> Readers:
        guild = self.discord.create_guild(f"Room {len(self.discord.guilds)}")
        channel = guild.create_text_channel("chapters")
        people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
        return Readers(self.discord, BotProcess(self.discord, self._folder), channel, *people)

    def _shard(self, room: Readers) -> int:
        return (room.author.guild.id >> 22) % self.discord.shards

    async def ready(self, within: float = PATIENCE) -> None:
        await self.until(self.discord.gateway.is_ready, within)
        await self.discord.commands()

    async def until(self, condition: Callable[[], object], within: float = PATIENCE) -> None:
        """Wait until a condition holds. Raises AssertionError with what the processes said last."""
        try:
            await self.discord.until(condition, within)
        except AssertionError as problem:
            raise AssertionError(f"{problem}\n{self.logs}") from None

    @property
    def logs(self) -> str:
        return "\n".join(f"== {number}\n{one.log[-3000:]}" for number, one in enumerate(self.processes))

    def serving(self, shard: int) -> BotProcess:
        """Find the process that took this shard last."""
        taken = [
            (process.log.rindex(line), process)
            for process in self.processes
            if process.running
            for line in process.log.splitlines()
            if "Serving the shards" in line and str(shard) in line.rsplit(" ", 1)[1].split("/")[0].split(",")
        ]
        return max(taken, key=lambda one: one[0])[1]

    @property
    def spares(self) -> list[BotProcess]:
        return [
            one for one in self.processes if one.running and one.log.rstrip().endswith("until the database can be had.")
        ]

    async def share(self, home: Readers, *guests: Readers) -> None:
        """Let the work of one room be announced in others as well."""
        await home.set_up()
        for guest in guests:
            shared = await home.manager.slash(home.channel, "target share", work=WORK)
            redeemed = await guest.manager.slash(
                guest.channel, "target redeem", code=shared.text.split("**")[1], channel=guest.channel
            )
            assert WORK in redeemed.text, redeemed.text

    def posted(self, room: Readers) -> list[Message]:
        return [one for one in room.channel.messages if not one.ephemeral and one.author.bot]

    def sessions(self) -> Counter[int]:
        """Count who is connected for each shard."""
        return Counter(one.shard for one in self.discord.gateway.sessions.values() if one.connection)


def freeze(process: BotProcess) -> None:
    os.kill(process.pid, signal.SIGSTOP)


def thaw(process: BotProcess) -> None:
    os.kill(process.pid, signal.SIGCONT)
