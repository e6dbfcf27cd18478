"""`python -m bot demo`: the story on the terminal, then the page."""

import asyncio
import contextlib
import logging
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NoReturn

import typer

from bot.core import logs
from bot.core.clock import system_clock
from bot.demo.page import open_page
from bot.demo.samples import Sample, samples
from bot.demo.script import length, play
from bot.demo.stage import Misbehaved
from bot.demo.transcript import Transcript
from bot.demo.website import Website
from bot.demo.world import World, open_world
from bot.intake.formats.unreadable import Unreadable

QUIET = ("discord.client", "discord.state")
"""What they warn of is meant: there is no voice here, and SimCord tries discord.py out without intents."""

UNTIL_PUBLISHED = 20.0
"""Seconds until the site that is watched publishes a chapter by itself: one has found the page by then."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


async def show(*, scripted: bool, port: int) -> None:
    """Play the main job and, unless `scripted`, serve the page until it is closed or the process is told to stop.

    Raises typer.Exit with code 1 if the bot does anything else than it should, 130 if stopped before the page was up.
    """
    logs.start("WARNING")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        chapters = samples()
    except (OSError, Unreadable) as problem:
        _give_up(f"The sample chapters can't be read: {problem}")
    try:
        with _cancelled_by_signals(), tempfile.TemporaryDirectory(prefix="chapterhouse-demo-") as folder:
            await _show(Path(folder), chapters, page_port=None if scripted else port)
    except asyncio.CancelledError:
        raise typer.Exit(130) from None
    except Misbehaved as problem:
        _give_up(f"The bot misbehaved. {problem}")


async def _show(folder: Path, chapters: list[Sample], *, page_port: int | None) -> None:
    transcript = Transcript()
    transcript.headline("Chapterhouse at work: the real bot on a real database, in a simulated Discord server.")
    author = next((one.draft.author for one in chapters if one.draft.author), "Tamsin")
    async with open_world(folder, author, since=system_clock() - length(chapters)) as world:
        await play(world, transcript, chapters)
        transcript.headline("\nAll of it was checked as it happened.")
        if page_port is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await _serve(world, transcript, page_port)


async def _serve(world: World, transcript: Transcript, port: int) -> None:
    world.website.told.bind(world.look_at_website)
    async with open_page(world, port) as page, _publishing_soon(world.website):
        transcript.headline("\nNow it's your turn. Open this page:")
        transcript.line(f"  {page.url}")
        transcript.line(
            "Within a minute a chapter announces itself there. The site that it comes from, where you publish"
        )
        transcript.line("the next ones:")
        transcript.line(f"  {world.website.address}")
        for line in _invitation(world):
            transcript.line(line)
        await page.wait_closed()


def _invitation(world: World) -> list[str]:
    readers = ", ".join(person.name for person in world.readers)
    return [
        "",
        "At its top you choose who you are (“Viewing as”). Each of them can try other things:",
        f"  {readers} (readers): tap ❤️, press “Suggest a plot idea”, /works, /kudos work, /suggestions mine",
        f"  {world.author.name} (author): /queue review (an idea is waiting), /chapter post with a file or without",
        f"  {world.moderator.name} (moderator): /work add, /work edit, /queue review",
        f"  {world.manager.name} (manager): /setup",
        "A / in the message box lists the commands; type the beginning of a title to pick a work. “View response”, at",
        "the top, leads to an answer that is out of sight.",
        "",
        "Ctrl-C here, or “End preview session” under “More” there, ends it. Nothing is kept.",
    ]


@contextlib.asynccontextmanager
async def _publishing_soon(website: Website) -> AsyncIterator[None]:
    """Let a chapter appear there while somebody looks."""

    async def publish() -> None:
        await asyncio.sleep(UNTIL_PUBLISHED)
        await website.publish()

    task = asyncio.create_task(publish())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


@contextlib.contextmanager
def _cancelled_by_signals() -> Iterator[None]:
    """Let SIGTERM and Ctrl-C end the demo by way of every clean-up."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    with contextlib.suppress(NotImplementedError):  # on Windows, where asyncio.run does the same for Ctrl-C
        for name in SIGNALS:
            loop.add_signal_handler(name, lambda: task and task.cancel())
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for name in SIGNALS:
                loop.remove_signal_handler(name)


def _give_up(problem: str) -> NoReturn:
    typer.echo(f"chapterhouse demo: {problem}", err=True)
    raise typer.Exit(1)
