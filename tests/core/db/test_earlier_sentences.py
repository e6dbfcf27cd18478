"""Sentences that the version before stored: why an announcement doesn't stand is a kind, a poll's end is numbers."""

from collections.abc import Collection

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.announcements import store
from bot.announcements.models import Trouble
from bot.core.db import engines
from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.suggestions import notes_store
from tests.core.db import earlier_database

WRITTEN = {
    2: Trouble.NO_ANSWER,
    5: Trouble.NO_ANSWER,
    7: Trouble.FORBIDDEN,
    8: Trouble.CHANNEL_GONE,
    9: Trouble.MAY_NOT_LOOK,
    11: Trouble.AGE,
    13: Trouble.FORBIDDEN,
}
"""What `written_by_0011.sql` says of each announcement that has a reason."""

NOTED = 9
"""The suggestion that has a note in `written_by_0011.sql`."""

OTHERS = {
    (
        "Discord refuses it. Change the chapter with `/chapter edit`, or tell the bot's host. It goes out by itself as"
        " soon as that is mended."
    ): Trouble.REFUSED,
    "the work was removed. It goes out by itself as soon as that is mended.": Trouble.WORK_GONE,
    "Discord didn't say whether it arrived, and too much was written there since for me to find it": Trouble.BURIED,
    "Discord wouldn't let me change the message": Trouble.UNCHANGEABLE,
    "one stands by your word only, so I can't change it": Trouble.TAKEN_ON_TRUST,
}
"""What the version before could have written, too."""

BLOCKED = "UPDATE announcements SET failure = :sentence WHERE id = 7"


async def test_each_sentence_is_a_kind(database_url: URL) -> None:
    await earlier_database.load(database_url)
    before = await sentences(database_url)
    await upgrade(database_url)

    assert await troubles(database_url, before) == WRITTEN


@pytest.mark.parametrize(("sentence", "trouble"), OTHERS.items())
async def test_no_sentence_is_forgotten(database_url: URL, sentence: str, trouble: Trouble) -> None:
    await earlier_database.load(database_url)
    await write(database_url, BLOCKED, sentence)
    await upgrade(database_url)

    assert await troubles(database_url, [7]) == {7: trouble}


async def test_a_sentence_that_nobody_knows_any_more_is_still_a_reason(database_url: URL) -> None:
    await earlier_database.load(database_url)
    await write(database_url, BLOCKED, "Discord refused it (error 50001). Press Post now again.")
    await upgrade(database_url)

    assert await troubles(database_url, [7, 1]) == {7: Trouble.UNKNOWN, 1: None}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ask Bo about the ferry.", ("Ask Bo about the ferry.", None, 0)),
        ("Poll: 0 of 0 votes", ("", 0, 0)),
        ("Poll: 1,234 of 20,000 votes", ("", 1234, 20000)),
        ("Poll: a lot of votes", ("Poll: a lot of votes", None, 0)),
    ],
)
async def test_a_polls_sentence_is_numbers_and_a_note_stays_what_it_was(
    database_url: URL, written: str, read: tuple[str, int | None, int]
) -> None:
    await earlier_database.load(database_url)
    await write(database_url, "UPDATE suggestion_notes SET text = :sentence", written)
    await upgrade(database_url)

    database = Database(database_url)
    async with database.read() as connection:
        (note,) = await notes_store.notes_of(connection, NOTED)
    await database.close()

    assert (note.text, note.votes, note.votes_in_all) == read


async def sentences(url: URL) -> dict[int, str]:
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        found = await connection.execute(text("SELECT id, failure FROM announcements WHERE failure IS NOT NULL"))
    await engine.dispose()
    return {row.id: row.failure for row in found}


async def write(url: URL, statement: str, sentence: str) -> None:
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        await connection.execute(text(statement), {"sentence": sentence})
        await connection.commit()
    await engine.dispose()


async def troubles(url: URL, ids: Collection[int]) -> dict[int, Trouble | None]:
    database = Database(url)
    async with database.read() as connection:
        found = [await store.find_any(connection, one) for one in ids]
    await database.close()
    return {row.id: row.failure for row in found if row}
