"""What becomes of a reader's suggestions and backing when they are forgotten, in the database."""

import json
from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.suggestions.backing_store import backs
from bot.suggestions.calls.store import calls
from bot.suggestions.chosen_store import chapter_ideas
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.notes_store import notes, questions
from bot.suggestions.rules.store import reports
from bot.suggestions.store import full, suggestion_of, suggestions
from bot.suggestions.verdicts.store import log

_c = suggestions.c

NO_LABEL = "–"
"""What a poll's answer is called whose idea is gone."""

_NAMELESS = {
    "reader_name": "",
    "credited": False,
    "wants_dm": False,
    "from_guild_id": None,
    "from_guild_name": None,
}

_EMPTY = {
    **_NAMELESS,
    "idea": "",
    "status": Status.WITHDRAWN,
    "decided_by": None,
    "decided_at": None,
    "reason": None,
    "merged_into_id": None,
    "used_in_id": None,
    "edited": False,
}


async def written_by(connection: AsyncConnection, reader_id: int) -> list[Suggestion]:
    """Find all that a reader wrote, in every server, and hold it until the transaction ends."""
    of_reader = select(_c.id).where(_c.reader_id == reader_id).order_by(_c.id).with_for_update()
    ids = (await connection.execute(of_reader)).scalars().all()
    rows = await connection.execute(full().where(_c.reader_id == reader_id, _c.id.in_(ids)).order_by(_c.id))
    return [suggestion_of(row) for row in rows]


async def let_go_of_names(connection: AsyncConnection, reader_id: int, nobody: int) -> None:
    """Let a reader's suggestions be nobody's, and private: `nobody` stands for who wrote them."""
    nameless = update(suggestions).where(_c.reader_id == reader_id)
    await connection.execute(nameless.values(**_NAMELESS, reader_id=nobody, version=_c.version + 1))


async def empty(connection: AsyncConnection, ids: Sequence[int], nobody: int) -> None:
    """Leave of suggestions only that there was one, so that what others did with them still makes sense."""
    for table, column in ((backs, backs.c), (reports, reports.c), (notes, notes.c), (questions, questions.c)):
        await connection.execute(delete(table).where(column.suggestion_id.in_(ids)))
    await connection.execute(delete(chapter_ideas).where(chapter_ideas.c.suggestion_id.in_(ids)))
    await connection.execute(update(log).where(log.c.suggestion_id.in_(ids)).values(detail=None))
    emptied = {**_EMPTY, "reader_id": nobody, "backing": 0, "version": _c.version + 1}
    await connection.execute(update(suggestions).where(_c.id.in_(ids)).values(emptied))


async def take_out_of_polls(connection: AsyncConnection, ids: Collection[int]) -> None:
    """Let no poll's answers say what these suggestions did."""
    answered = select(_c.call_id).where(_c.id.in_(ids), _c.call_id.is_not(None))
    with_poll = select(calls.c.id, calls.c.poll).where(calls.c.id.in_(answered), calls.c.poll.is_not(None))
    for call_id, poll in (await connection.execute(with_poll)).all():
        made = json.loads(poll)
        labels = [[number, NO_LABEL if number in ids else label] for number, label in made["labels"]]
        changed = update(calls).filter_by(id=call_id).values(poll=json.dumps({**made, "labels": labels}))
        await connection.execute(changed)


async def unback(connection: AsyncConnection, reader_id: int) -> Sequence[int]:
    """Take all of a reader's backing away. Returns the suggestions that they backed themselves."""
    gone = delete(backs).where(backs.c.reader_id == reader_id).returning(backs.c.suggestion_id)
    return (await connection.execute(gone)).scalars().all()
