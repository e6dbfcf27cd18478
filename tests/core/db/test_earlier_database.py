"""A database of the version before is brought up to date with everything that it holds."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import URL

from bot.announcements.models import DeliveryState
from bot.app.services import Services
from bot.core.db.database import Database
from bot.core.db.upgrade import upgrade
from bot.kudos.totals_store import work_totals
from bot.setup.models import Member
from bot.works.models import WorkDetails
from bot.works.store import works
from tests.core.db import earlier_database
from tests.worlds.clock import SetClock
from tests.worlds.people import GUILD, MANAGER, as_author

CLEO = Member(GUILD, 1_400_000_000_000_000_006, "Cleo")
HALF_SENT = 17
"""The chapter whose announcement was attempted a minute before the end."""

ROWS = {
    "guild_settings": 2, "kudos_emojis": 4, "works": 12, "work_authors": 12, "targets": 1, "target_codes": 1,
    "chapters": 22, "backlogs": 1, "backlog_chapters": 2, "uploads": 1, "announcements": 21, "announcement_steps": 4,
    "announcement_pins": 1, "reactions": 14, "kudos": 14, "work_readers": 14, "kudos_settings": 1,
    "digests": 3, "suggestion_rules": 1, "suggestion_calls": 8, "suggestions": 15, "suggestion_backs": 1,
    "suggestion_notes": 1, "suggestion_questions": 3, "suggestion_log": 11,
}  # fmt: skip
"""How many rows each table holds that a later migration doesn't empty."""


LETTERS = {
    "as it was said": 8, "decision": 5, "question": 2, "card": 10, "call": 8, "poll": 2, "milestone": 5,
}  # fmt: skip
"""Notices, celebrations and calls, each of them; of what was told of suggestions, what waits and the cards."""


@pytest.fixture
async def database(database_url: URL) -> AsyncIterator[Database]:
    """What the version before left, at this program's schema."""
    await earlier_database.load(database_url)
    await upgrade(database_url)
    database = Database(database_url)
    yield database
    await database.close()


async def test_every_row_is_still_there(database: Database) -> None:
    async with database.read() as connection:
        found = {name: (await connection.execute(text(f"SELECT count(*) FROM {name}"))).scalar_one() for name in ROWS}  # noqa: S608

    assert found == ROWS


async def test_what_waited_in_other_mailboxes_is_in_the_one(database: Database) -> None:
    async with database.read() as connection:
        found = await connection.execute(text("SELECT kind, count(*) FROM letters GROUP BY kind"))

    assert dict(list(found)) == LETTERS


async def test_what_was_half_sent_is_known_as_it_was(database: Database, clock: SetClock) -> None:
    (row,) = await Services.on(database, clock).announcements.of_chapter(HALF_SENT)

    assert (row.state, row.attempts, row.message_id) == (DeliveryState.WAITING, 1, None)
    assert row.nonce == "2708480544d1b7d7298ee422"
    assert row.attempted_at == datetime(2026, 11, 20, 17, 59, tzinfo=UTC)


async def test_what_triggers_keep_is_kept(database: Database) -> None:
    query = select(work_totals.c.work_id, work_totals.c.readers).join(works).where(works.c.guild_id == GUILD)
    async with database.read() as connection:
        kept = {row.work_id: row.readers for row in await connection.execute(query) if row.readers}

    assert kept == {1: 10, 2: 1, 3: 1, 6: 1, 7: 1}


async def test_an_upload_can_still_be_read(database: Database, clock: SetClock) -> None:
    upload = await Services.on(database, clock).uploads.find(CLEO, 1)

    assert [(draft.chapter_number, draft.chapter_title, draft.body) for draft in upload.drafts] == [
        (4, "Snow Blind", "Nobody saw the sledge come back.")
    ]


async def test_new_rows_are_numbered_behind_those_of_before(database: Database, clock: SetClock) -> None:
    work = await Services.on(database, clock).works.add(MANAGER, WorkDetails(title="After All"), as_author(CLEO))

    assert work.id == ROWS["works"] + 1
