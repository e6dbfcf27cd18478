"""What must be true of ideas, calls and uploads: nothing that anybody was thanked for is lost, or another's."""

from sqlalchemy import select

from bot.suggestions.calls.store import calls
from bot.suggestions.models import Status
from bot.suggestions.store import suggestions
from bot.uploads.store import uploads
from tests.simulation.simulation import Simulation


async def check(simulation: Simulation) -> None:
    async with simulation.process.database.read() as connection:
        kept = {row.id: row for row in await connection.execute(select(suggestions))}
        called = {row.id: row for row in await connection.execute(select(calls))}
        files = {row.id for row in await connection.execute(select(uploads.c.id))}
    for suggestion_id, idea in simulation.readers.thanked.items():
        row = kept[suggestion_id]
        text = "" if row.status == Status.WITHDRAWN else idea.text
        assert (row.reader_id, row.idea) == (idea.reader.id, text), f"idea {suggestion_id} is {row} now"
        assert row.status in idea.may_be, f"idea {suggestion_id} is {row.status}, none of {idea.may_be}"
    texts = [row.idea for row in kept.values() if row.idea]
    assert len(texts) == len(set(texts)), "an idea was kept twice"
    assert not simulation.readers.dropped.intersection(texts), "an idea was sent though its reader dropped it"
    assert simulation.reviewers.called <= called.keys(), "a call was lost"
    assert simulation.reviewers.uploads.keys() <= files, "a file was lost"
    answers = {call_id: sum(row.call_id == call_id for row in kept.values()) for call_id in called}
    assert {call_id: row.answers for call_id, row in called.items()} == answers
