"""Where somebody else keeps the database for too long: the log has a line of it, and no letter is lost or doubled."""

import logging

import pytest

from bot.core.errors import DatabaseBusy
from bot.core.ownership import EVERY_SERVER
from bot.core.retries import LEASE
from bot.letters import store
from bot.letters.service import BATCH
from tests.letters.mailbox import DROPPED, Mailbox
from tests.worlds.clock import SetClock
from tests.worlds.databases.failing import busy_at


def lines(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [one for one in caplog.records if one.levelno >= logging.WARNING]


async def test_what_couldnt_be_noted_after_its_request_is_found_once_its_lease_is_over(
    mailbox: Mailbox, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    await mailbox.write("Hello", DROPPED)
    with busy_at(mailbox.database, "DELETE FROM letters"):
        await mailbox.letters.deliver_due()
    clock.advance(seconds=LEASE.total_seconds() + 1)
    await mailbox.letters.deliver_due()

    assert mailbox.box.requests.count("post") == 1
    assert mailbox.texts == ["Hello"]
    (line,) = lines(caplog)
    assert "DatabaseBusy" in line.getMessage()
    assert line.exc_info is None


async def test_a_feature_that_cant_look_what_is_due_keeps_nothing_of_the_others_back(
    mailbox: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    async def cant_look() -> None:
        raise DatabaseBusy("locked")

    async def write() -> None:
        await mailbox.write("Due")

    mailbox.write_due = (cant_look, write)
    await mailbox.process().deliver_due()

    assert mailbox.texts == ["Due"]
    (line,) = lines(caplog)
    assert line.exc_info is None


async def test_what_isnt_said_yet_waits_behind_no_change_of_what_stands(mailbox: Mailbox, clock: SetClock) -> None:
    standing = [f"Question {number}" for number in range(BATCH + 5)]
    for text in standing:
        await mailbox.write(text)
    await mailbox.letters.deliver_due()
    for text in standing:
        await mailbox.refresh(text)
    clock.advance(seconds=5)
    await mailbox.write("New")

    async with mailbox.database.read() as connection:
        due = await store.due(connection, clock(), EVERY_SERVER, BATCH)

    assert [one.about for one in due[:2]] == ["about New", "about Question 0"]
