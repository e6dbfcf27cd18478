"""`python -m bench.answers`: all of an answer to `/kudos work`, calm and in a flood, beside a bot that does nothing."""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import typer

from bench.answers.asking import ask, ask_for_chart, flood, tell
from bench.answers.library import Library, Shelf
from bench.figures import Figure, Figures
from bench.rooms import KudosRoom, OtherRoom, other_room
from tests.wire.bot.readers import reading_room
from tests.wire.stand_in.stand_in import StandIn

ASKED = 200
"""Questions about each work in each weather."""

LENGTHS = {"The Lamp Room": 1, "Of four": 4, "Of a hundred": 100}
"""The works, and their chapters."""

UNDRAWN = {"calm": "Drawn when calm", "flooded": "Drawn in a flood"}
"""Works of as many chapters as the longest, of whose charts none was drawn before."""

READERS, PEOPLE = 50, 2_000
MOST = {"p50": 3.0, "p99": 4.0}
"""Times the no-op's that is aimed at for the words of an answer."""


@asynccontextmanager
async def furnished(folder: Path) -> AsyncIterator[KudosRoom]:
    """Open a room whose works are as long as in LENGTHS."""
    async with StandIn() as discord, reading_room(discord, folder) as readers:
        readers.bot.settings["LOG_LEVEL"] = "INFO"
        await asyncio.sleep(3)
        await readers.set_up()
        message = await readers.announce()
        await readers.bot.terminate()
        library = Library(readers.bot.database, readers.channel.guild.id if readers.channel.guild else 0, PEOPLE)
        for title, chapters in LENGTHS.items():
            if chapters > 1:
                library.put(Shelf([title], chapters, READERS))
        library.put(Shelf(list(UNDRAWN.values()), max(LENGTHS.values()), READERS))
        await readers.bot.start_and_wait()
        await asyncio.sleep(6)  # until nothing is compared any more
        yield KudosRoom(discord, readers.bot, readers.channel, readers.reader, message)


async def compare(figures: Figures, ours: KudosRoom, noop: OtherRoom, weather: str, asked: int) -> None:
    for title, chapters in LENGTHS.items():
        theirs = await ask(noop, "kudos work", asked, work=title)
        took = await ask(ours, "kudos work", asked, work=title)
        tell(figures, f"words, {chapters} {'chapter' if chapters == 1 else 'chapters'}, {weather}", took, theirs, MOST)
    seconds = await ask_for_chart(ours, UNDRAWN[weather])
    median = sorted(await ask(noop, "kudos work", 20, work="The Lamp Room"))[10]
    figures.tell(Figure(f"chart, 100 chapters, {weather}", seconds / median, f"{seconds:.2f} s"))


async def measure(asked: int) -> bool:
    figures = Figures("answers", "the answer of a bot that does nothing")
    with tempfile.TemporaryDirectory() as name:
        for folder in (Path(name) / "ours", Path(name) / "theirs"):
            folder.mkdir()
        async with (
            furnished(Path(name) / "ours") as ours,
            other_room(Path(name) / "theirs", "bench.noop", 1000) as noop,
        ):
            await compare(figures, ours, noop, "calm", asked)
            async with flood(ours, 0), flood(noop, 0):
                await compare(figures, ours, noop, "flooded", asked)
    figures.keep()
    return figures.are_reached


def main(asked: int = ASKED) -> None:
    """Measure. Exit code 1 if an aim was missed."""
    sys.exit(0 if asyncio.run(measure(asked)) else 1)


if __name__ == "__main__":
    typer.run(main)
