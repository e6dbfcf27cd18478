"""What a running bot has in memory: nothing that only others need, or that it needs once."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.wire.bot.process import BotProcess
from tests.wire.stand_in.stand_in import StandIn

ELSEWHERE = {
    "alembic": "migrations run in a process of their own",
    "sqlalchemy.orm": "nobody maps objects",
    "sqlalchemy.dialects.postgresql": "the database is SQLite",
    "asyncpg": "the database is SQLite",
    "typer": "only the other commands read arguments",
    "pydantic": "settings are a handful of values, which a dataclass holds",
    "matplotlib": "charts are drawn in a process of their own",
    "numpy": "charts are drawn in a process of their own",
    "lxml": "files and feeds are read in a process of their own",
    "nh3": "files are read in a process of their own",
    "charset_normalizer": "files are read in a process of their own",
    "fastfeedparser": "feeds are read in a process of their own",
    "bot.intake.reading": "files are read in a process of their own",
    "rapidfuzz": "no idea was given yet",
    "aiohttp.web": "it has no port of its own without HEALTH_PORT",
    "prometheus_client": "it has no port of its own without HEALTH_PORT",
    "bot.doctor.machine": "the doctor of a host is a command",
    "bot.demo": "the demo is a command",
}
"""Modules that a bot on SQLite, at rest, has no business with, and why."""


@pytest.mark.from_nothing
@pytest.mark.skipif(sys.platform == "win32", reason="no SIGUSR1")
async def test_a_running_bot_has_loaded_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    async with StandIn() as discord, BotProcess(discord, tmp_path, command=("-m", "tests.wire.bot.loaded")) as bot:
        discord.create_guild("The Reading Room").create_text_channel("new-chapters")
        await bot.start_and_wait()
        await discord.until(lambda: "Ready in" in bot.log, 20, "the bot did not start")
        os.kill(bot.pid, signal.SIGUSR1)
        await discord.until(lambda: "\nloaded " in bot.log, 5, "it said nothing")

    loaded = bot.log.rpartition("\nloaded ")[2].splitlines()[0].split()
    assert "bot.app.run" in loaded
    assert {one: why for one, why in ELSEWHERE.items() if one in loaded} == {}
