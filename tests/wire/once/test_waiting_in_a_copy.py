"""What waited to go out when a copy was made, and went out afterwards, stands once when that copy is put back."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.wire.once.restored import Room
from tests.wire.stand_in.people.refusals import NoAnswer

MESSAGES = ("POST", "/channels/*/messages")
EARLIER = "UPDATE announcements SET nonce = '0123456789abcdef01234567'"
"""Versions before drew a nonce, and didn't make it of what it is for."""

ANNOUNCEMENT_NEVER_TRIED = """
    UPDATE announcements SET attempts = 0, attempted_at = NULL, after_id = NULL, leased_by = NULL,
        due_at = announced_at, failure = NULL
"""
LETTER_NEVER_TRIED = """
    UPDATE letters SET attempts = 0, attempted_at = NULL, after_id = NULL, leased_by = NULL, mark = NULL,
        sent_to = NULL, due_at = '2026-01-01 00:00:00.000000'
"""


def change(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("is_of_an_earlier_version", [False, True], ids=["of now", "of an earlier version"])
@pytest.mark.parametrize("was_tried", [False, True], ids=["never tried", "tried"])
async def test_an_announcement_stands_once(room: Room, *, was_tried: bool, is_of_an_earlier_version: bool) -> None:
    room.server.fail(*MESSAGES, status=500, times=None)
    preview = await room.preview(1)
    with suppress(NoAnswer):
        await room.readers.author.click(preview, label="Post now", thinking=0)
    await room.server.until(lambda: room.count("announcements WHERE attempts > 0"), 20, "nobody tries")
    await room.readers.bot.kill9()
    if is_of_an_earlier_version:
        change(room.readers.bot.database, EARLIER)
    room.back_up()
    if not was_tried:
        change(room.copy, ANNOUNCEMENT_NEVER_TRIED)
    room.server.faults.clear()
    await room.readers.bot.start_and_wait()
    await room.server.until(lambda: room.standing, 30, "it doesn't go out")
    await room.all_is_quiet()
    await room.lose_everything_since()

    await room.all_is_quiet()
    assert room.standing == ["Keeper"]
    await room.readers.reader.react(room.readers.announcements[0], "❤️")
    await room.readers.kudos_become("1 kudos")


@pytest.mark.parametrize("was_tried", [False, True], ids=["never tried", "tried"])
async def test_a_letter_stands_once(room: Room, *, was_tried: bool) -> None:
    room.server.fail(*MESSAGES, status=500, times=None)
    question = "What waits in the lamp?"
    with suppress(NoAnswer):
        await room.readers.author.slash(
            room.readers.channel, "queue call", work="The Lamp Room", question=question, thinking=0
        )
    await room.server.until(lambda: room.count("letters WHERE attempts > 0"), 20, "nobody tries")
    room.back_up()
    if not was_tried:
        change(room.copy, LETTER_NEVER_TRIED)
    room.server.faults.clear()

    def calls() -> int:
        return len([one for one in room.readers.announcements if question in one.content])

    await room.server.until(calls, 30, "it isn't said")
    await room.lose_everything_since()

    await room.server.until(lambda: not room.count("letters WHERE message_id IS NULL"), 20, "it isn't taken as said")
    assert calls() == 1


async def test_staff_hear_which_announcements_the_database_no_longer_knows_and_what_to_do(room: Room) -> None:
    room.back_up()
    await room.post(await room.preview(1))
    (orphan,) = room.readers.announcements
    await room.lose_everything_since()
    told = await room.readers.manager.slash(room.readers.channel, "doctor")
    assert "I no longer know 1 of my announcements" in told.text
    assert f"/{room.readers.channel.id}/{orphan.id}" in told.text

    await room.readers.author.click(await room.preview(1), label="Post now")
    await room.all_is_quiet()
    assert room.standing == ["Keeper"]
    assert "no longer know" not in (await room.readers.manager.slash(room.readers.channel, "doctor")).text
