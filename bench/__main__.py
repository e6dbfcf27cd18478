"""`python -m bench`: kudos from the socket to a durable commit, beside a bot that does nothing and one as most are."""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from bench import stream
from bench.figures import Figure, Figures
from bench.rooms import KudosRoom, OtherRoom, kudos_room, other_room, time_to_arrive
from bench.stream import Kind, Wave
from tests.worlds.databases.postgresql import lasting_database

ROUNDS = 7
COUNT = 20_000
"""Reactions in each round."""

FEW = 2_000
"""Reactions in a round of the usual bot's, which takes as long for them."""

BURST = 200_000
SETTLING = 5  # seconds until what the burst left in the inbox is written
MIB = 1 << 20

LEAST = {"SQLite": 1.4, "PostgreSQL": 0.75}
"""Times the no-op's speed that is aimed at, for reactions that are given."""


async def throughput(figures: Figures, kudos: KudosRoom, noop: OtherRoom, where: str, rounds: int, count: int) -> None:
    """Compare speeds round by round, in turn."""
    for kind in Kind:
        ratios, speeds = [], []
        for number in range(rounds):
            wave = Wave(kind, number * count, count)
            idle, ours = await time_to_arrive(noop, wave), await time_to_arrive(kudos, wave)
            ratios.append(idle / ours)
            speeds.append(count / ours)
        measured = f"{statistics.median(speeds):,.0f} a second; {min(ratios):.2f} to {max(ratios):.2f}"
        goal = LEAST[where] if kind == Kind.GIVEN else None
        figures.tell(Figure(f"{kind}, {where}", statistics.median(ratios), measured, goal, more_is_better=True))


async def usual(figures: Figures, noop: OtherRoom, folder: Path, rounds: int, count: int) -> None:
    """Show how fast a bot is that commits each reaction by itself."""
    ratios, speeds = [], []
    async with other_room(folder, "bench.usual", FEW) as room:
        for number in range(max(1, rounds // 2)):
            idle = await time_to_arrive(noop, Wave(Kind.GIVEN, number * count, count)) / count
            theirs = await time_to_arrive(room, Wave(Kind.GIVEN, number * FEW, FEW)) / FEW
            ratios.append(idle / theirs)
            speeds.append(1 / theirs)
    measured = f"{statistics.median(speeds):,.0f} a second"
    figures.tell(Figure("reactions, a usual bot", statistics.median(ratios), measured, more_is_better=True))


async def memory(folder: Path, burst: int) -> None:
    async with kudos_room(folder) as room:
        process = Path(f"/proc/{room.bot.pid}")
        idle = _forget_peak(process)
        chunks = Wave(Kind.GIVEN, 0, burst).on(room.message)
        stream.let_stand(room.message, burst)
        await stream.write(room.discord, chunks)
        await room.reader.slash(room.channel, "kudos work", work="The Lamp Room")  # comes behind them all
        await asyncio.sleep(SETTLING)
        typer.echo(
            f"memory in a burst of {burst:,} reactions: {(_kib(process, 'VmHWM') - idle) * 1024 / MIB:.0f} MiB over"
            f" idle ({idle * 1024 / MIB:.0f} MiB)"
        )


def _forget_peak(process: Path) -> int:
    """Begin the measurement of the peak anew; what is in memory now, in KiB."""
    (process / "clear_refs").write_text("5", encoding="ascii")
    return _kib(process, "VmRSS")


def _kib(process: Path, name: str) -> int:
    lines = (process / "status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name))


@contextmanager
def folders(*names: str) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory() as place:
        made = [Path(place) / name for name in names]
        for folder in made:
            folder.mkdir()
        yield made


async def measure(rounds: int, count: int, burst: int) -> bool:
    figures = Figures("kudos", "the speed of a bot that does nothing")
    with folders("kudos", "noop", "usual", "burst", "server") as (ours, theirs, usuals, bursts, server):
        async with other_room(theirs, "bench.noop", count) as noop:
            async with kudos_room(ours) as kudos:
                await throughput(figures, kudos, noop, "SQLite", rounds, count)
            with lasting_database() as url:
                if url is not None:
                    async with kudos_room(server, url) as kudos:
                        await throughput(figures, kudos, noop, "PostgreSQL", rounds, count)
            await usual(figures, noop, usuals, rounds, count)
        await memory(bursts, burst)
    figures.keep()
    return figures.are_reached


def main(rounds: int = ROUNDS, count: int = COUNT, burst: int = BURST) -> None:
    """Measure. Exit code 1 if an aim was missed."""
    sys.exit(0 if asyncio.run(measure(rounds, count, burst)) else 1)


if __name__ == "__main__":
    typer.run(main)
