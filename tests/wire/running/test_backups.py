"""Copies of a database on which a bot runs: made by itself, by hand, and by a process that is killed."""

import asyncio
import sys
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.core.db.backups.contents import check
from tests.core.db.faults.child import Ended
from tests.core.db.faults.databases import typed
from tests.core.db.faults.soak import some
from tests.wire.bot.process import ROOT, BotProcess
from tests.wire.bot.readers import Readers
from tests.wire.stand_in.stand_in import StandIn


async def command(bot: BotProcess, *arguments: str) -> asyncio.subprocess.Process:
    """Begin a command of the host's on the bot's database."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        env=bot.environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def killed(bot: BotProcess, *arguments: str, at: int | None = None) -> Ended:
    """Type a command that is killed at one of its moments, or at none."""
    url = make_url(bot.environment["DATABASE_URL"])
    return await asyncio.to_thread(typed, url, bot.database.parent, *arguments, dies_at=at)


def copies(bot: BotProcess) -> list[Path]:
    return sorted((bot.database.parent / "backups").glob("*-daily*"))


async def test_the_running_bot_copies_its_file_once_a_day(bot: BotProcess, server: StandIn) -> None:
    bot.settings["BACKUP_DAYS"] = "7"
    await bot.start_and_wait()
    await server.until(lambda: "Backed up the database" in bot.log, 10, "there is no copy")
    assert await bot.terminate() == 0
    await bot.start_and_wait()
    assert await bot.terminate() == 0

    (copy,) = copies(bot)
    assert check(copy).total > 0
    assert "Traceback" not in bot.log


async def test_a_copy_that_cant_be_made_is_a_line_in_the_log_and_the_bot_goes_on(
    readers: Readers, server: StandIn
) -> None:
    await readers.set_up()
    assert await readers.bot.terminate() == 0
    readers.bot.settings["BACKUP_DAYS"] = "7"
    (readers.bot.database.parent / "backups").write_text("no folder")
    await readers.bot.start_and_wait()
    await server.until(lambda: "Today's backup" in readers.bot.log, 10, "it says nothing")

    await readers.announce()
    assert readers.bot.log.count("Today's backup") == 1
    assert "Traceback" not in readers.bot.log


async def test_a_copy_made_beside_the_running_bot_has_all_that_was_acknowledged(readers: Readers) -> None:
    await readers.set_up()
    await readers.announce()
    idea = "The lamp goes out at sea."
    await readers.reader.slash(readers.channel, "suggest", work="The Lamp Room", idea=idea)
    backup = await command(readers.bot, "backup")
    said, _ = await backup.communicate()

    assert backup.returncode == 0, said
    (copy,) = copies(readers.bot)
    found = check(copy).rows
    assert (found["announcements"], found["suggestions"]) == (1, 1)
    assert readers.bot.running


async def test_a_backup_that_is_killed_leaves_no_file_that_looks_whole(readers: Readers) -> None:
    await readers.set_up()
    whole = await killed(readers.bot, "backup")
    assert (whole.code, taken_away(readers.bot)) == (0, 1), whole.words
    for moment in some(range(len(whole.moments)), part=0):
        assert (await killed(readers.bot, "backup", at=moment)).was_killed
        taken_away(readers.bot)
    last = await command(readers.bot, "backup")

    assert await last.wait() == 0
    assert taken_away(readers.bot) == 1
    assert readers.bot.running


def taken_away(bot: BotProcess) -> int:
    """How many copies there were that looked whole, as which they are checked; the next one may have the same name."""
    made = [copy for copy in copies(bot) if copy.suffix == bot.database.suffix]
    for copy in made:
        assert check(copy).total > 0
        copy.unlink()
    return len(made)


async def test_a_restore_that_is_killed_leaves_what_was_there_or_what_is_put_back(readers: Readers) -> None:
    await readers.set_up()
    assert await (await command(readers.bot, "backup")).wait() == 0
    (copy,) = copies(readers.bot)
    await readers.announce()
    assert await readers.bot.terminate() == 0
    before = readers.bot.database.read_bytes()
    whole = await killed(readers.bot, "restore", str(copy))
    assert whole.code == 0, whole.words
    for moment in some(range(len(whole.moments)), part=0):
        readers.bot.database.write_bytes(before)
        assert (await killed(readers.bot, "restore", str(copy), at=moment)).was_killed
        assert check(readers.bot.database).rows["announcements"] in (0, 1)
    kept = [check(one).rows["announcements"] for one in readers.bot.database.parent.glob("*-replaced*")]

    assert 1 in [*kept, check(readers.bot.database).rows["announcements"]]
    await readers.bot.start_and_wait()
