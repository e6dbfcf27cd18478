"""An update that changed the database, and the way back to the version before, as docs/hosting/ says it."""

import asyncio
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.db.upgrade import newest_revision
from tests.architecture.source import ROOT
from tests.wire.bot.ending import ends_with
from tests.wire.bot.process import BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn

MIGRATIONS = "bot/core/db/migrations/versions"

THERE = """
import os, sys
folder = sys.argv.pop(1)
os.chdir(folder)
sys.path.insert(0, folder)
from bot.__main__ import app
app()
"""
"""The program of another folder."""

pytestmark = pytest.mark.from_nothing


@pytest.fixture(scope="module")
def version_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program as it was before it last changed how things are stored."""
    folder = tmp_path_factory.mktemp("before")
    change = git("log", "-1", "--format=%H", "--diff-filter=A", "--", MIGRATIONS).decode().strip()
    if not change or not git("cat-file", "-t", f"{change}^"):  # a clone may be cut off right there
        pytest.skip("the history of the project doesn't reach back so far here")
    if missing := packages(f"{change}^") - packages("HEAD"):
        pytest.skip(f"the program of before takes other packages: {', '.join(sorted(missing))}")
    archive = folder / "before.tar"
    archive.write_bytes(git("archive", f"{change}^", "bot", "cogs"))
    subprocess.run(["tar", "-xf", str(archive), "-C", str(folder)], check=True)
    return folder


def git(*arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def packages(version: str) -> set[str]:
    """The names of the packages that the program took in this version."""
    return set(re.findall(r"^([\w-]+)==", git("show", f"{version}:requirements/runtime.txt").decode(), re.MULTILINE))


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with StandIn() as discord:
        yield discord


async def test_an_update_is_taken_back_by_the_copy_that_it_made(
    discord: StandIn, version_before: Path, tmp_path: Path
) -> None:
    guild = discord.create_guild("The Reading Room")
    channel = guild.create_text_channel("new-chapters")
    people = (guild.add_member("Morgan", manage_guild=True), guild.add_member("Ada"), guild.add_member("Rosa"))
    old = BotProcess(discord, tmp_path, command=("-c", THERE, str(version_before), "run"))
    new = BotProcess(discord, tmp_path)
    async with old, new:
        room = Readers(discord, old, channel, *people)
        await old.start_and_wait()
        await discord.commands()
        await room.set_up()
        await room.announce()
        assert await old.terminate() == 0

        await new.start_and_wait()
        await discord.commands()
        await room.announce(number=2)
        assert await new.terminate() == 0
        (copy,) = (tmp_path / "backups").iterdir()
        assert re.fullmatch(r"chapterhouse-\d{8}T\d{6}-\d{4}\.db", copy.name)
        assert not copy.stem.endswith(newest_revision())

        await ends_with(old, "was written by a newer Chapterhouse")
        said = await restore(old, version_before, copy)
        assert "What was there before is kept as" in said
        await old.start_and_wait()
        await room.author.click(await room.preview(number=2), label="Post now")  # the copy doesn't know that it is out
        await room.announce(number=3)
        assert [re.findall(r"Chapter (\d)", message.content) for message in room.announcements] == [["1"], ["2"], ["3"]]
        assert await old.terminate() == 0

        await new.start_and_wait()
        await room.reader.react(room.announcements[1], "❤️")
        await room.kudos_become("1 kudos")


async def restore(bot: BotProcess, program: Path, copy: Path) -> str:
    """Put a copy back by the program in this folder."""
    command = [sys.executable, "-c", THERE, str(program), "restore", str(copy)]
    done = await asyncio.to_thread(
        subprocess.run, command, env=bot.environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
