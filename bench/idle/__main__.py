"""`python -m bench.idle`: memory at rest and the start, as ratios to a bare bot's in the same run.

Each bot is started in turn, as a second start is: with compiled files, and its commands registered.
"""

import asyncio
import re
import statistics
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from bench.figures import Figure, Figures
from bench.idle import million
from bench.idle.footprint import footprint, processor_seconds
from bench.stream import FIRST_READER
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.guilds import Guild

SIZES = [1, 1_000, 2_500]
ROUNDS = 3
SETTLING = 25.0
"""Seconds from ready until a bot counts as at rest: what follows a start has come to its end."""

CHANNELS, ROLES = 10, 5
"""Of each server."""

READY = re.compile(r"^ready$|\bReady in \d+ servers$", re.MULTILINE)
"""The line with which the bare bot says that it is, and ours."""

STEP = 0.01
PATIENCE = 120.0

MOST_MEMORY = {1: 1.75}
MOST_MEMORY_OF_MANY = 1.5
MOST_SECONDS, MOST_PROCESSOR = 1.15, 2.5
"""Times a bare bot's that is aimed at; the start with a thousand servers."""


@dataclass
class Starts:
    """Of each start: seconds until ready, the processor's until at rest, and MiB then."""

    ready: list[float] = field(default_factory=list)
    until_ready: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    pss: list[float] = field(default_factory=list)
    uss: list[float] = field(default_factory=list)

    def median(self, name: str) -> float:
        values: list[float] = getattr(self, name)
        return statistics.median(values)


async def start(bot: BotProcess) -> float:
    """Start a bot, and return how many seconds passed until it said that it is ready."""
    before, began = len(READY.findall(bot.log)), time.perf_counter()
    await bot.start()
    while len(READY.findall(bot.log)) == before:
        if not bot.running or time.perf_counter() - began > PATIENCE:
            raise RuntimeError(f"the bot did not start:\n{bot.log[-2000:]}")
        await asyncio.sleep(STEP)
    return time.perf_counter() - began


async def measure_start(bot: BotProcess, starts: Starts, settling: float) -> None:
    starts.ready.append(await start(bot))
    starts.until_ready.append(processor_seconds(bot.pid))
    await asyncio.sleep(settling)
    starts.processor.append(processor_seconds(bot.pid))
    found = footprint(bot.pid)
    starts.pss.append(found.pss)
    starts.uss.append(found.uss)
    await bot.terminate()


def furnish(guild: Guild) -> None:
    for number in range(CHANNELS):
        guild.create_text_channel(f"channel-{number}")
    for number in range(ROLES):
        guild.create_role(f"Role {number}")


async def with_kudos(discord: StandIn, bot: BotProcess) -> None:
    """Fill the bot's database with a million kudos, copies of one chapter that it announces itself."""
    guild = discord.guilds[0]
    people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
    await start(bot)
    readers = Readers(discord, bot, guild.create_text_channel("new-chapters"), *people)
    await readers.set_up()
    await readers.announce()
    await asyncio.sleep(2)
    await bot.terminate()
    await asyncio.to_thread(million.fill, bot.database, million.announced_in(discord), FIRST_READER)


async def compare(servers: int, rounds: int, settling: float, *, kudos: bool) -> tuple[Starts, Starts]:
    """Start both in turn, so many times, and return the bare bot's figures and ours."""
    bare, ours = Starts(), Starts()
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(StandIn())
        for number in range(servers):
            furnish(discord.create_guild(f"Server {number}"))
        folders = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        lean = await stack.enter_async_context(BotProcess(discord, folders[0], command=("-m", "bench.noop")))
        product = await stack.enter_async_context(BotProcess(discord, folders[1]))
        if kudos:
            await with_kudos(discord, product)
        for bot in (lean, product):
            await measure_start(bot, Starts(), 2.0)
        for _ in range(rounds):
            await measure_start(lean, bare, settling)
            await measure_start(product, ours, settling)
    return bare, ours


def tell(figures: Figures, name: str, servers: int, bare: Starts, ours: Starts) -> None:
    """Tell what ours took as ratios to the bare bot's; the start is aimed at where there are many servers."""
    is_many = servers > 1
    kinds = (
        ("memory", "pss", "MiB", MOST_MEMORY.get(servers, MOST_MEMORY_OF_MANY)),
        ("memory of its own", "uss", "MiB", None),
        ("ready", "ready", "s", MOST_SECONDS if is_many else None),
        ("processor until ready", "until_ready", "s", None),
        ("processor until at rest", "processor", "s", MOST_PROCESSOR if is_many else None),
    )
    for said, what, unit, goal in kinds:
        own, other = ours.median(what), bare.median(what)
        figures.tell(Figure(f"{said}, {name}", own / other, f"{own:.2f} {unit} to {other:.2f}", goal))


async def measure(sizes: list[int], rounds: int, settling: float, *, kudos: bool) -> bool:
    figures = Figures("at rest", "what a bare bot takes")
    for servers in sizes:
        name = f"{servers:,} {'server' if servers == 1 else 'servers'}"
        tell(figures, name, servers, *await compare(servers, rounds, settling, kudos=False))
    if kudos:
        name = "1,000 servers, a million kudos"
        tell(figures, name, 1_000, *await compare(1_000, rounds, settling, kudos=True))
    figures.keep()
    return figures.are_reached


def main(
    servers: Annotated[list[int] | None, typer.Option(help="How many, each in turn.")] = None,
    rounds: int = ROUNDS,
    settling: float = SETTLING,
    *,
    kudos: bool = True,
) -> None:
    """Measure. Exit code 1 if the bot takes more than is aimed at."""
    sys.exit(0 if asyncio.run(measure(servers or SIZES, rounds, settling, kudos=kudos)) else 1)


if __name__ == "__main__":
    typer.run(main)
