"""`python -m bot doctor`, as a host and its scripts meet it, while the bot runs and while it can't start."""

import asyncio
import json
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url
from typer.testing import CliRunner

from bot.__main__ import app
from bot.core.db.upgrade import upgrade
from bot.doctor.models import FindingKind
from tests.wire.bot.process import ROOT, BotProcess
from tests.wire.stand_in.stand_in import StandIn

OF_THE_INSTALLATION = (FindingKind.PACKAGES_MISSING, FindingKind.PACKAGES_OTHER)
"""What a developer's .venv may have between two locks."""


@pytest.fixture
async def bot(tmp_path: Path) -> Any:
    async with StandIn() as discord, BotProcess(discord, tmp_path, forks=True) as bot:
        discord.create_guild("The Reading Room").create_text_channel("new-chapters")
        yield bot


async def doctor(bot: BotProcess, *options: str, **settings: str) -> tuple[int, str]:
    """The exit code, and what is printed."""
    environment = {**bot._environment(os.environ), **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "doctor", *options),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode or 0, printed.decode()


def is_under_way(database: Path) -> bool:
    """Whether the bot that runs has given a sign of its own."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT ended_at FROM heartbeats").fetchall() == [(None,)]


async def kinds(bot: BotProcess, **settings: str) -> list[str]:
    _, printed = await doctor(bot, "--json", **settings)
    found = [one["kind"] for one in json.loads(printed)["findings"]]
    return [kind for kind in found if kind not in OF_THE_INSTALLATION]


async def test_it_works_beside_a_bot_that_runs_and_after_its_end(bot: BotProcess) -> None:
    await bot.start_and_wait()
    await bot.discord.commands()
    assert await kinds(bot) == []

    await bot.terminate()
    assert await kinds(bot) == [FindingKind.STOPPED]

    await bot.start_and_wait()
    await bot.discord.until(lambda: is_under_way(bot.database), 10, "it gave no sign")
    await bot.kill9()
    assert await kinds(bot) == [FindingKind.DIED]


async def test_its_exit_code_tells_and_so_do_its_words(bot: BotProcess) -> None:
    code, printed = await doctor(bot, DISCORD_TOKEN="", LOG_LEVEL="LOUD")

    assert code == 1
    assert "error: The setting LOG_LEVEL can't be used" in printed
    assert "  → " in printed
    assert "Traceback" not in printed


async def newer_schema(bot: BotProcess) -> None:
    await upgrade(make_url(f"sqlite+aiosqlite:///{bot.database}"))
    with closing(sqlite3.connect(bot.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


async def no_database(bot: BotProcess) -> None:
    bot.database.write_bytes(b"Once upon a time. " * 100)


async def unfinished_move(bot: BotProcess) -> None:
    await upgrade(make_url(f"sqlite+aiosqlite:///{bot.database}"))
    with closing(sqlite3.connect(bot.database)) as connection:
        connection.execute("CREATE TABLE unfinished_move (source VARCHAR NOT NULL)")
        connection.execute("INSERT INTO unfinished_move (source) VALUES ('sqlite:///old.sqlite3')")
        connection.commit()


async def no_token(bot: BotProcess) -> None:
    bot.settings["DISCORD_TOKEN"] = ""


async def bad_setting(bot: BotProcess) -> None:
    bot.settings["LOG_LEVEL"] = "LOUD"


@pytest.mark.parametrize(
    ("plant", "kind"),
    [
        (newer_schema, FindingKind.SCHEMA_NEW),
        (no_database, FindingKind.DATABASE_UNREADABLE),
        (unfinished_move, FindingKind.MOVE_UNFINISHED),
        (no_token, FindingKind.TOKEN_MISSING),
        (bad_setting, FindingKind.SETTING_UNUSABLE),
    ],
)
async def test_what_keeps_the_bot_from_its_start_is_found(
    plant: Callable[[BotProcess], Awaitable[None]], kind: FindingKind, bot: BotProcess
) -> None:
    await plant(bot)
    await bot.start()
    assert await bot.wait(20) == 2

    assert kind in await kinds(bot)


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_where_it_cant_look_it_says_so_in_a_line_and_ends_with_another_code(
    monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    async def fails(_host: object) -> None:
        raise KeyError("something that nobody thought of")

    monkeypatch.setattr("bot.doctor.examination.examine", fails)
    monkeypatch.setattr("logging.disable", lambda: None)  # it would last for the tests to come
    asked = CliRunner().invoke(app, ["doctor", *options])

    assert asked.exit_code == 2
    assert asked.output == "chapterhouse: The doctor couldn't look (KeyError).\n"


async def test_what_scripts_read_has_a_shape_that_stays(bot: BotProcess) -> None:
    code, printed = await doctor(bot, "--json", DISCORD_TOKEN="MTIz.wrong.secret-part")

    report = json.loads(printed)
    assert code == 1
    assert sorted(report) == ["facts", "findings", "healthy"]
    assert report["healthy"] is False
    refused = next(one for one in report["findings"] if one["kind"] == "token refused")
    assert sorted(refused) == ["arguments", "kind", "remedy", "severity", "what"]
    assert refused["severity"] == "error"
    assert report["facts"]["version"]
    assert "secret-part" not in printed
