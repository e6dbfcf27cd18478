"""`python -m bench`: every figure as a ratio to the bot that does nothing, in this very run."""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import typer

from bench import stream
from bench.rooms import KudosRoom, NoOpRoom, Room, kudos_room, noop_room, time_to_arrive
from tests.worlds.databases.postgresql import lasting_database

ROUNDS = 7
COUNT = 20_000
"""Reactions in each round."""

STEADY = 1_000
"""Reactions a second while the latency of commands is taken."""

ASKED = 120
"""Commands in each round."""

BURST = 200_000
SETTLING = 5  # seconds until what the burst left in the inbox is written
MIB = 1 << 20


async def throughput(kudos: KudosRoom, noop: NoOpRoom, where: str) -> None:
    ratios, speeds = [], []
    for number in range(ROUNDS):
        idle = await time_to_arrive(noop, number * COUNT, COUNT)
        ours = await time_to_arrive(kudos, number * COUNT, COUNT)
        ratios.append(idle / ours)
        speeds.append(COUNT / ours)
    typer.echo(
        f"reactions, socket to durable commit on {where}: {statistics.median(ratios):.2f} times a no-op cog's speed"
        f" (median of {ROUNDS} rounds, {min(ratios):.2f} to {max(ratios):.2f};"
        f" {statistics.median(speeds):,.0f} a second)"
    )


async def latency(kudos: KudosRoom, noop: NoOpRoom) -> None:
    taken: dict[str, list[float]] = {"ours": [], "theirs": []}
    for number in range(ROUNDS):
        first = (ROUNDS + number) * COUNT
        taken["theirs"] += await _ask(noop, first)
        taken["ours"] += await _ask(kudos, first)
    for name, part in (("p50", 50), ("p99", 99)):
        ours, theirs = (statistics.quantiles(taken[who], n=100)[part - 1] for who in ("ours", "theirs"))
        typer.echo(
            f"first answer to /kudos work at {STEADY:,} reactions a second, {name}: {ours / theirs:.2f} times a no-op"
            f" bot's ({ours * 1000:.1f} ms)"
        )


async def _ask(room: Room, first: int) -> list[float]:
    """Measure the seconds to the first answer to each command, which may only promise more, while reactions come."""
    chunks = stream.reactions(room.message, first, COUNT)
    flood = asyncio.create_task(stream.write(room.discord, chunks, per_second=STEADY))
    await asyncio.sleep(0.2)
    taken = []
    answered: list[float] = []
    room.discord.faults.clear()
    room.discord.fail(
        *("POST", "/interactions/*/*/callback"),
        times=None,
        when="after",
        call=lambda _: answered.append(time.perf_counter()),
    )
    for _ in range(ASKED):
        started = time.perf_counter()
        await room.reader.slash(room.channel, "kudos work", work="The Lamp Room")
        taken.append(answered[-1] - started)
        await asyncio.sleep(0.02)
    flood.cancel()
    await asyncio.wait([flood])
    return taken


async def memory(folder: Path) -> None:
    async with kudos_room(folder) as room:
        process = Path(f"/proc/{room.bot.pid}")
        idle = _forget_peak(process)
        chunks = stream.reactions(room.message, 0, BURST)
        stream.let_stand(room.message, BURST)
        await stream.write(room.discord, chunks)
        await room.reader.slash(room.channel, "kudos work", work="The Lamp Room")  # comes behind them all
        await asyncio.sleep(SETTLING)
        typer.echo(
            f"memory in a burst of {BURST:,} reactions: {(_kib(process, 'VmHWM') - idle) * 1024 / MIB:.0f} MiB over"
            f" idle ({idle * 1024 / MIB:.0f} MiB)"
        )


def _forget_peak(process: Path) -> int:
    """Begin the measurement of the peak anew; what is in memory now, in KiB."""
    (process / "clear_refs").write_text("5", encoding="ascii")
    return _kib(process, "VmRSS")


def _kib(process: Path, name: str) -> int:
    lines = (process / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


async def measure() -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / part for part in ("kudos", "noop", "burst", "server", "idle")]
        for folder in folders:
            folder.mkdir()
        async with kudos_room(folders[0]) as kudos, noop_room(folders[1], COUNT) as noop:
            await throughput(kudos, noop, "SQLite")
            await latency(kudos, noop)
        await memory(folders[2])
        with lasting_database() as url:
            if url is not None:
                async with kudos_room(folders[3], url) as kudos, noop_room(folders[4], COUNT) as noop:
                    await throughput(kudos, noop, "PostgreSQL")


if __name__ == "__main__":
    asyncio.run(measure())
