"""The processes that read files for the bot."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.errors import UserFacingError
from bot.intake import limits, wording
from bot.intake.formats.unreadable import Unreadable
from bot.intake.limits import LARGEST_FILE
from bot.intake.reading import read
from bot.intake.turns.turns import Asker
from bot.intake.worker import Intake
from bot.uploads import wording as uploads_wording
from tests.intake.written.copied_pages import PARAGRAPHS, Chapter, Work, ao3, wattpad
from tests.processor import longest_step_until
from tests.refusals import refused
from tests.wire.bot.waiting import wait_until

ROOT = Path(__file__).parents[2]
BODY = "\n\n".join(PARAGRAPHS)
PAGE = ao3(
    Work(summary="A river.", end_notes="Bye.", chapters=[Chapter(1), Chapter(2), Chapter(3)]), "firefox"
).encode()
HUNGRY = b"<html>" + b"<" * 7_000_000
"""Takes more memory than a reading process may have."""
SLOW = b"](" * (LARGEST_FILE // 2)
"""Takes some seconds."""


@pytest_asyncio.fixture
async def intake() -> AsyncIterator[Intake]:
    async with Intake() as intake:
        yield intake


async def refusal(intake: Intake, data: bytes, filename: str = "story.txt") -> str:
    with pytest.raises(Unreadable) as refused:
        await intake.read(data, filename)
    return str(refused.value)


async def test_it_reads_what_reading_at_home_reads(intake: Intake) -> None:
    assert await intake.read(PAGE, "page.txt") == read(PAGE, "page.txt")


async def test_many_files_at_once_are_read_each_for_its_own_asker(intake: Intake) -> None:
    answers = await asyncio.gather(
        *(intake.read(wattpad(title=f"Part {number}").encode(), "part.txt") for number in range(18))
    )

    assert [drafts[0].chapter_number for drafts in answers] == list(range(18))


async def test_more_files_than_may_wait_are_refused() -> None:
    async with Intake(processes=1, waiting=1) as intake:
        answers = await asyncio.gather(*(intake.read(PAGE, "page.txt") for _ in range(4)), return_exceptions=True)
        assert [str(answer) for answer in answers if isinstance(answer, Unreadable)] == [wording.too_busy()] * 2
        assert len(await intake.read(PAGE, "page.txt")) == 3


async def test_a_file_that_cant_be_read_says_why(intake: Intake) -> None:
    assert await refusal(intake, b"%PDF-1.7") == wording.a_pdf()
    assert await refusal(intake, bytes(LARGEST_FILE + 1)) == wording.too_big(10)
    assert await refusal(intake, b"\xff" * 100, "story.docx") == wording.broken_archive("Word")


async def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(intake: Intake) -> None:
    assert await refusal(intake, HUNGRY, "story.html") == wording.too_tangled()
    assert (await intake.read(BODY.encode(), "story.txt"))[0].body == BODY


async def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read() -> None:
    async with Intake(processes=1) as intake:
        await intake.read(BODY.encode(), "story.txt")
        intake._seconds = 2.0
        assert await refusal(intake, SLOW) == wording.took_too_long()
    async with Intake(processes=1) as intake:
        assert (await intake.read(BODY.encode(), "story.txt"))[0].body == BODY


async def test_a_process_that_died_while_idle_is_replaced_unnoticed(intake: Intake) -> None:
    await intake.read(BODY.encode(), "story.txt")
    for process in list(intake._processes):
        process.kill()
    await wait_until(lambda: all(process.has_ended() for process in intake._processes))

    assert (await intake.read(BODY.encode(), "story.txt"))[0].body == BODY


async def test_a_process_that_dies_over_a_file_gives_a_sentence(intake: Intake) -> None:
    reading = asyncio.create_task(intake.read(SLOW, "story.txt"))
    await wait_until(lambda: intake._processes)
    for process in list(intake._processes):
        process.kill()

    with pytest.raises(Unreadable, match="plain text"):
        await reading
    assert (await intake.read(BODY.encode(), "story.txt"))[0].body == BODY


async def test_closing_refuses_what_is_being_read_and_leaves_no_process() -> None:
    intake = Intake()
    readings = [asyncio.create_task(intake.read(SLOW, "story.txt")) for _ in range(4)]
    await wait_until(lambda: intake._processes)
    processes = list(intake._processes)
    await intake.close()
    answers = await asyncio.gather(*readings, return_exceptions=True)

    assert all(isinstance(answer, Unreadable | asyncio.CancelledError) for answer in answers)
    assert processes
    assert all(process.has_ended() for process in processes)
    assert await refusal(intake, PAGE) == wording.too_busy()
    await intake.close()


async def test_an_asker_who_leaves_gives_the_place_back() -> None:
    async with Intake(processes=1, waiting=0) as intake:
        reading = asyncio.create_task(intake.read(PAGE, "page.txt"))
        await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        await wait_until(lambda: not intake._turns.under_way)
        assert len(await intake.read(PAGE, "page.txt")) == 3


async def test_nothing_is_fetched_before_its_turn_has_come() -> None:
    fetched: list[str] = []

    async def fetch() -> bytes:
        fetched.append("theirs")
        return PAGE

    async with Intake(processes=1) as intake:
        first = await intake._turns.take(None)
        reading = asyncio.create_task(intake.fetch_and_read(fetch, "page.txt", Asker(1, 2), with_texts=True))
        await asyncio.sleep(0.05)

        assert fetched == []
        first.release()
        assert len(await reading) == 3


async def test_a_file_that_cant_be_fetched_gives_its_turn_back() -> None:
    async def fetch() -> bytes:
        raise UserFacingError(uploads_wording.download_failed)

    async with Intake(processes=1) as intake:
        with refused(uploads_wording.download_failed()):
            await intake.fetch_and_read(fetch, "page.txt", Asker(1, 2), with_texts=True)

        assert len(await intake.read(PAGE, "page.txt")) == 3


@pytest.mark.parametrize(("cores", "memory", "at_once"), [(1, 2**34, 1), (4, 2**30, 1), (4, 2**32, 2), (None, 0, 1)])
def test_a_small_machine_reads_one_file_at_a_time(
    monkeypatch: pytest.MonkeyPatch, cores: int | None, memory: int, at_once: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(limits, "_memory", lambda: memory)

    assert limits.readers() == at_once


async def test_the_loop_goes_on_while_a_long_chapter_is_read(intake: Intake) -> None:
    chapter = ("The ferry was late, as it was every day but Sunday. " * 20 + "\n\n") * 500
    await intake.read(BODY.encode(), "story.txt")
    reading = asyncio.create_task(intake.read(chapter.encode(), "story.txt"))
    longest = await longest_step_until(reading)

    assert (await reading)[0].words == 110_000
    assert longest < 0.25


def environment_of(process: int) -> bytes:
    return Path(f"/proc/{process}/environ").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows another process's environment")
async def test_the_process_knows_no_token(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    await intake.read(BODY.encode(), "story.txt")
    (process,) = intake._processes

    environment = environment_of(process._process.pid)
    assert b"PYTHONPATH" in environment
    assert b"very-secret" not in environment
    assert b"DISCORD" not in environment


async def test_a_process_that_cant_start_is_a_sentence(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))

    assert await refusal(intake, PAGE) == wording.reader_stopped()


def test_memory_is_watched_where_the_kernel_doesnt_hold_it() -> None:
    program = "from bot.intake import limits; limits.watch_memory(60_000_000); held = b'a' * 200_000_000; input()"
    with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE) as process:
        ended = process.wait(timeout=60)

    assert ended == limits.OUT_OF_MEMORY
    assert limits.memory_taken() > 1_000_000


def test_the_process_ends_when_the_bot_does() -> None:
    command = [sys.executable, "-m", "bot.intake.child"]
    ended = subprocess.run(
        command, input=b"", capture_output=True, cwd=Path(__file__).parents[2], check=False, timeout=60
    )

    assert (ended.returncode, ended.stdout) == (0, b"")
