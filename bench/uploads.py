"""An author's small file while others upload the worst: how long it takes, and how long the bot's event loop stalls."""

import asyncio
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import typer

from bench.intake import STALL
from tests.intake.written.files import epub, xhtml
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.people.person import Person
from tests.wire.stand_in.people.refusals import NoAnswer
from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.guilds.channels import Channel

MEMBERS = 50
"""Who upload the worst files, one after the other."""

SECONDS = 2.0
"""That the author's file may take while members without rights upload."""

ONE_FILE = 17.0
"""Seconds that it may take while those of another server upload who may: a reading process's limit, and its start."""

ROUNDS = 10
SETTLING = 5.0
PAUSE = 0.5
AGAIN = 2.0
"""Seconds between two files of one person: a client takes longer to upload such a file."""

PATIENCE = 60.0

SMALL = ("chapter.md", b"## Chapter 9: Short\n\nThe lamp *blinked*.\n")
MARKS = b"||a|| ** `x` "
WORST = (
    ("marks.md", MARKS * (9_900_000 // len(MARKS))),
    ("deep.html", b"<html>" + b"<b>x</b>" * 1_000_000),
    ("tangled.epub", epub({"a.xhtml": xhtml("<p>a <i>b</i></p>" * 300_000)})),
    ("opened.txt", b"](" * 4_900_000),
)


async def upload_on(person: Person, channel: Channel, first: int) -> None:
    """Upload the worst files in turn, each once the one before was answered: by command, and from messages."""
    number = first
    while True:
        file = WORST[number % len(WORST)]
        try:
            if number % 2:
                message = await person.send(channel, files=[file])
                await person.message_command(message, "Announce as chapter", thinking=PATIENCE)
            else:
                await person.slash(channel, "chapter post", file=file, thinking=PATIENCE)
        except NoAnswer:
            sys.stdout.write("  somebody was not answered\n")
        number += 1
        await asyncio.sleep(AGAIN)


@asynccontextmanager
async def uploading(people: list[Person], channel: Channel) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(upload_on(person, channel, number)) for number, person in enumerate(people)]
    await asyncio.sleep(1)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def author_posts(readers: Readers, rounds: int) -> float:
    """Return how many seconds the author's file took at most, from the command to the preview."""
    longest = 0.0
    for _ in range(rounds):
        began = time.perf_counter()
        preview = await readers.author.slash(
            readers.channel, "chapter post", work="The Lamp Room", file=SMALL, thinking=PATIENCE
        )
        if "Preview" not in preview.text:
            raise RuntimeError(preview.text)
        longest = max(longest, time.perf_counter() - began)
        await asyncio.sleep(PAUSE)
    return longest


def stalls(log: str) -> tuple[float, float]:
    """Return the longest stall in milliseconds, and the longest time that the loop's thread computed."""
    found = re.findall(r"^stall ([\d.]+) ([\d.]+)$", log, re.MULTILINE)
    return max(float(stall) for stall, _ in found), max(float(busy) for _, busy in found)


async def tell(what: str, readers: Readers, rounds: int, most: float) -> bool:
    """Let the author hand in their file, and tell whether all went as fast as it should."""
    before = len(readers.bot.log)
    seconds = await author_posts(readers, rounds)
    await asyncio.sleep(1)
    stall, busy = stalls(readers.bot.log[before:])
    typer.echo(f"{what}: the author's {len(SMALL[1])}-byte file took {seconds:.2f} s at most (limit {most:.0f} s)")
    typer.echo(
        f"  the event loop stalled {stall:.1f} ms at most, of which it computed {busy:.1f} ms (limit {STALL:.0f})"
    )
    return seconds < most and stall < STALL


async def measure(rounds: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        async with StandIn() as discord, BotProcess(discord, Path(name), command=("-m", "bench.watched")) as bot:
            guild = discord.create_guild("The Reading Room")
            people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
            readers = Readers(discord, bot, guild.create_text_channel("new-chapters"), *people)
            members = [guild.add_member(f"Member {number}") for number in range(MEMBERS)]
            elsewhere = discord.create_guild("Elsewhere")
            there = elsewhere.create_text_channel("stories")
            managers = [elsewhere.add_member(f"Manager {number}", manage_guild=True) for number in range(MEMBERS)]
            await bot.start_and_wait()
            await discord.commands()
            await asyncio.sleep(SETTLING)
            await readers.set_up()
            await author_posts(readers, 2)  # what is loaded at first use is there
            async with uploading(members, readers.channel):
                refused = await tell(f"{MEMBERS} without rights", readers, rounds, SECONDS)
            async with uploading(managers, there):
                allowed = await tell(f"{MEMBERS} who may, elsewhere", readers, 3, ONE_FILE)
            return refused and allowed


def main(rounds: int = ROUNDS) -> None:
    """Measure. Exit code 1 if the author's file took too long, or if the event loop stalled."""
    sys.exit(0 if asyncio.run(measure(rounds)) else 1)


if __name__ == "__main__":
    typer.run(main)
