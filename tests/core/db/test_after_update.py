"""What the version before had still to do goes out after an update, exactly once: as that version itself sent it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.upgrade import upgrade
from tests.core.db import earlier_database
from tests.core.db.earlier_server import FIRST_READER, GUEST, MORGAN, SASHA, EarlierServer
from tests.core.db.request_log import NONCE, RequestLog, Told
from tests.worlds.lasting_intake import LastingIntake
from tests.worlds.simcord_shim import restrict_age

SENT = Path(__file__).with_name("sent_by_0011.json").read_text(encoding="utf-8")
"""What the version that wrote `written_by_0011.sql` sent from it, in the same story; but since then cards of ideas
are drawn anew when Undo ends, channels elsewhere or deleted are named, and late notices say more."""


async def test_what_was_due_goes_out_exactly_once(
    database_url: URL, intake: LastingIntake, sqlite_in_the_loop: None
) -> None:
    del sqlite_in_the_loop
    await earlier_database.load(database_url)
    server = await EarlierServer.of(database_url, intake)
    await upgrade(database_url)

    told = await story(server, RequestLog(server.env, set(NONCE.findall(SENT))))

    expected: dict[str, Told] = json.loads(SENT)
    assert told.keys() == expected.keys()
    for moment, places in expected.items():
        assert told[moment] == places, moment
    assert await notes(database_url) == [("Ask Bo about the ferry.", None, 0), ("", 2, 3), ("", 1, 3)]


async def story(server: EarlierServer, log: RequestLog) -> dict[str, Told]:
    """Let the bot start, go on, start again and hear that what was in its way is gone; tell what it did each time."""
    told: dict[str, Told] = {}
    async with server.running():
        await server.pass_time(20)
        told["at once"] = log.take()
        await server.pass_time(60, 120, 420)
        told["in ten minutes"] = log.take()
        server.change_something(4)
        await server.pass_time(20)
        told["when nothing is mended"] = log.take()
    async with server.running():
        await server.pass_time(60)
        told["after another start"] = log.take()
        await server.pass_time(600)
        told["ten minutes later"] = log.take()
        await mend(server)
        await server.pass_time(20)
        told["when it is mended"] = log.take()
        await server.pass_time(3600)
        told["an hour later"] = log.take()
        told["in the end"] = log.pinned()
    return told


async def notes(url: URL) -> list[tuple[str, int | None, int]]:
    """Read what reviewers see beside ideas: where a poll's result goes, which nothing that is sent shows."""
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        query = "SELECT text, votes, votes_in_all FROM suggestion_notes ORDER BY id"
        found = (await connection.execute(text(query))).all()
    await engine.dispose()
    return [(row.text, row.votes, row.votes_in_all) for row in found]


async def change(url: URL, statement: str, **values: int) -> Sequence[Any]:
    """Let a statement run beside the bot: others back public ideas only, which that version didn't ask for."""
    engine = engines.for_migrations(url)
    async with engine.connect() as connection:
        found = await connection.execute(text(statement), values)
        rows = found.all() if found.returns_rows else []
        await connection.commit()
    await engine.dispose()
    return rows


async def mend(server: EarlierServer) -> None:
    """Take away what keeps announcements back, give the guest a channel for notices, and change a card."""
    notices, lighthouse = server.channel(21), server.channel(1)
    (doubt,) = (message for message in notices.history() if "I can't tell whether" in message.content)
    await server.member(MORGAN).click(doubt, label="It's there")
    await server.member(SASHA, GUEST).slash(server.channel(53), "setup", notices=server.channel(53))
    before = await change(server.url, "SELECT id FROM suggestions WHERE credited AND id IN (9, 13)")
    await change(server.url, "UPDATE suggestions SET credited = true WHERE id IN (9, 13)")
    for suggestion in ("9", "13"):
        await server.member(FIRST_READER + 14).slash(lighthouse, "suggestions back", suggestion=suggestion)
    private = {9, 13} - {row.id for row in before}
    for suggestion_id in private:
        await change(server.url, "UPDATE suggestions SET credited = false WHERE id = :id", id=suggestion_id)
    restrict_age(server.channel(10))
    for number in (4, 52):
        server.allow(number)
