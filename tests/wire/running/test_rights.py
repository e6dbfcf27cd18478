"""What the bot keeps can be read by its owner alone, also where that was otherwise."""

import asyncio
import os
import stat
from pathlib import Path

import pytest

from bot.core.db.upgrade import back_up
from tests.wire.bot.process import BotProcess

ELSEWHERE = """
import os, sys
sys.path.insert(0, os.getcwd())
os.chdir(sys.argv.pop(1))
from bot.__main__ import app
app(["run"])
"""
"""A bot that is started in another folder."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has rights of its own")


def open_to_others(folder: Path) -> list[str]:
    found = [path for path in folder.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    return sorted(path.name for path in found if path.name != "bot.log")


def open_up(database: Path) -> None:
    for path in database.parent.glob(f"{database.name}*"):
        path.chmod(0o644)


async def test_new_files_and_folders_are_their_owners_alone(bot: BotProcess, tmp_path: Path) -> None:
    bot.database = tmp_path / "stories" / "of" / "chapterhouse.sqlite3"
    await bot.start_and_wait()
    await asyncio.to_thread(back_up, bot.database, "beside")

    assert {path.name for path in bot.database.parent.iterdir()} >= {
        "chapterhouse.sqlite3", "chapterhouse.sqlite3-wal", "chapterhouse.sqlite3.lock", "backups"
    }  # fmt: skip
    assert open_to_others(tmp_path / "stories") == []


async def test_what_was_open_to_others_is_closed_at_the_next_start(bot: BotProcess, tmp_path: Path) -> None:
    await bot.start_and_wait()
    await bot.kill9()
    (tmp_path / "backups").mkdir(mode=0o755)
    (tmp_path / "backups" / "old.sqlite3").touch(0o644)
    open_up(bot.database)

    await bot.start_and_wait()

    assert open_to_others(tmp_path) == []
    assert "Others on this machine could read" in bot.log


@pytest.mark.from_nothing
async def test_a_file_of_settings_that_others_can_read_is_named(bot: BotProcess, tmp_path: Path) -> None:
    (tmp_path / ".env").touch(0o644)
    bot.settings["LOG_LEVEL"] = "INFO"
    async with BotProcess(bot.discord, tmp_path, command=("-c", ELSEWHERE, str(tmp_path))) as there:
        await there.start_and_wait()

        assert "chmod 600 .env" in there.log
