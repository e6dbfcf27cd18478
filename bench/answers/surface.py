"""`python -m bench.answers.surface`: every command that only shows something, beside `/help` in the same run.

The database has a million kudos and a hundred thousand suggestions in one server.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import typer

from bench.answers.asking import ask, tell
from bench.answers.library import Library, Shelf
from bench.figures import Figures
from bench.rooms import KudosRoom
from tests.wire.bot.readers import reading_room
from tests.wire.stand_in.stand_in import StandIn

ASKED = 200
WORKS, CHAPTERS, READERS, PEOPLE = 20, 50, 1_000, 20_000
"""In all a million kudos."""

SUGGESTIONS = 100_000
MOST = {"p99": 4.0}
SEED = 20261201

WORK = "Work 7"
CHAPTER = "Chapter 7: Part 7"

ANSWERS: dict[str, list[dict[str, Any]]] = {
    "help": [{}],
    "works": [{}],
    "work show": [{"work": WORK}],
    "chapter list": [{"work": WORK}],
    "doctor": [{}],
    "kudos work": [{"work": WORK}],
    "kudos chapter": [{"work": WORK, "chapter": CHAPTER}],
    "kudos mine": [{}],
    "kudos why": [{"work": WORK, "chapter": CHAPTER}],
    "kudos top": [
        {"what": what, "period": period} for what in ("works", "chapters", "readers") for period in ("month", "all")
    ],
    "kudos settings": [{}],
    "privacy policy": [{}],
    "queue settings": [{}],
    "queue log": [{}],
    "queue review": [{}, {"work": WORK}],
    "queue search": [{"text": "a"}, {"text": "at", "work": WORK}],
    "setup": [{}],
    "source list": [{}],
    "suggest": [{"work": WORK}],
    "suggestions board": [{"work": WORK}],
    "suggestions mine": [{}],
    "suggestions thanks": [{"work": WORK}],
    "target list": [{}],
}
"""What shows something, and with which options it is asked."""

CHANGES = {
    "chapter edit", "chapter post", "chapter reschedule", "chapter schedule", "chapter withdraw", "kudos digest",
    "kudos recount", "privacy export", "privacy forget", "queue block", "queue call", "queue export", "queue poll",
    "queue unblock", "source add", "source check", "source end", "source pause", "suggestions back",
    "suggestions edit", "suggestions report", "suggestions withdraw", "target add", "target end", "target redeem",
    "target share", "work add", "work edit", "work remove",
}  # fmt: skip
"""What changes something, makes a file of everything, or needs a moment that isn't there in the bench."""


@asynccontextmanager
async def crowded(folder: Path, works: int, suggestions: int) -> AsyncIterator[KudosRoom]:
    """Open a room of one manager, whose database is as full as is said above."""
    async with StandIn() as discord, reading_room(discord, folder) as readers:
        readers.bot.settings["LOG_LEVEL"] = "INFO"
        await asyncio.sleep(3)
        await readers.set_up()
        message = await readers.announce()
        await readers.bot.terminate()
        library = Library(readers.bot.database, readers.channel.guild.id if readers.channel.guild else 0, PEOPLE)
        await asyncio.to_thread(
            library.put, Shelf([f"Work {number}" for number in range(1, works + 1)], CHAPTERS, READERS)
        )
        await asyncio.to_thread(library.suggest, suggestions, random.Random(SEED))  # noqa: S311
        await readers.bot.start_and_wait(60)
        await asyncio.sleep(6)
        yield KudosRoom(discord, readers.bot, readers.channel, readers.manager, message)


def commands(definitions: list[dict[str, Any]], before: str = "") -> Iterator[str]:
    """Name every slash command that is registered."""
    for one in definitions:
        name = f"{before} {one['name']}".strip()
        below = [option for option in one.get("options", []) if option["type"] in (1, 2)]
        if below:
            yield from commands(below, name)
        elif not before and one.get("type", 1) != 1:
            continue
        else:
            yield name


async def measure(asked: int, works: int, suggestions: int) -> bool:
    figures = Figures("surface", "the answer to /help")
    with tempfile.TemporaryDirectory() as name:
        async with crowded(Path(name), works, suggestions) as room:
            unknown = set(commands(await room.discord.commands())) - set(ANSWERS) - CHANGES
            if unknown:
                raise RuntimeError(f"neither asked nor left out: {', '.join(sorted(unknown))}")
            theirs = await ask(room, "help", asked)
            for command, all_options in ANSWERS.items():
                for options in all_options:
                    took = await ask(room, command, asked, **options)
                    shown = options.values() if command == "kudos top" else options
                    tell(figures, " ".join([f"/{command}", *shown]), took, theirs, MOST)
    figures.keep()
    return figures.are_reached


def main(asked: int = ASKED, works: int = WORKS, suggestions: int = SUGGESTIONS) -> None:
    """Measure. Exit code 1 if an aim was missed."""
    sys.exit(0 if asyncio.run(measure(asked, works, suggestions)) else 1)


if __name__ == "__main__":
    typer.run(main)
