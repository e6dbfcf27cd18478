"""Reviewers' private notes, and what they ask readers, in the database. Nothing here is ever overwritten."""

from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, Table, func, insert, select, update

from bot.core.db.columns import Moment, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all, read_one
from bot.core.people.columns import Fate, person, words_of, words_through
from bot.suggestions.models import Note, Question
from bot.suggestions.store import suggestions

notes = Table(
    "suggestion_notes",
    metadata,
    serial_id(),
    Column("suggestion_id", ForeignKey("suggestions.id"), nullable=False),
    Column("by_id", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("at", Moment, nullable=False),
    Column("text", TypedText, nullable=False, info=words_of("by_id", Fate.GOES)),
    Column("votes", Integer),
    Column("votes_in_all", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_notes_suggestion_id", notes.c.suggestion_id, notes.c.id)

questions = Table(
    "suggestion_questions",
    metadata,
    serial_id(),
    Column("suggestion_id", ForeignKey("suggestions.id"), nullable=False),
    Column("asked_by", Snowflake, nullable=False, info=person(Fate.NAMELESS)),
    Column("asked_at", Moment, nullable=False),
    Column("question", TypedText, nullable=False, info=words_of("asked_by", Fate.GOES)),
    Column("answer", TypedText, info=words_through("suggestion_id", "reader_id", Fate.BY_FEATURE)),
    Column("answered_at", Moment),
    sqlite_autoincrement=True,
)
Index("ix_suggestion_questions_suggestion_id", questions.c.suggestion_id, questions.c.id)


async def add_note(connection: AsyncConnection, suggestion_id: int, by_id: int, at: datetime, text: str) -> None:
    await connection.execute(insert(notes).values(suggestion_id=suggestion_id, by_id=by_id, at=at, text=text))


async def add_poll_result(
    connection: AsyncConnection, suggestion_id: int, by_id: int, at: datetime, votes: int, votes_in_all: int
) -> None:
    """Note how many of a poll's votes a suggestion got. `by_id` is who made the poll."""
    about = {"suggestion_id": suggestion_id, "by_id": by_id, "at": at, "text": ""}
    await connection.execute(insert(notes).values(**about, votes=votes, votes_in_all=votes_in_all))


async def notes_of(connection: AsyncConnection, suggestion_id: int) -> list[Note]:
    """Find a suggestion's notes, the newest first."""
    rows = await connection.execute(select(notes).filter_by(suggestion_id=suggestion_id).order_by(notes.c.id.desc()))
    return read_all(Note, rows)


async def ask(connection: AsyncConnection, suggestion_id: int, by_id: int, at: datetime, question: str) -> int:
    values = {"suggestion_id": suggestion_id, "asked_by": by_id, "asked_at": at, "question": question}
    return int((await connection.execute(insert(questions).values(values).returning(questions.c.id))).scalar_one())


async def answer(connection: AsyncConnection, question_id: int, text: str, at: datetime) -> bool:
    """Keep a reader's answer. False if the question was answered before."""
    answered = await connection.execute(
        update(questions).filter_by(id=question_id, answered_at=None).values(answer=text, answered_at=at)
    )
    return answered.rowcount == 1


async def find_question(connection: AsyncConnection, question_id: int) -> Question | None:
    return read_one(Question, await connection.execute(select(questions).filter_by(id=question_id)))


async def unanswered(connection: AsyncConnection, holds: ColumnElement[bool], limit: int) -> list[Question]:
    """Find what readers were asked about suggestions of which this holds and haven't answered, the oldest first."""
    query = select(questions).join(suggestions, suggestions.c.id == questions.c.suggestion_id)
    query = query.where(holds, questions.c.answered_at.is_(None))
    return read_all(Question, await connection.execute(query.order_by(questions.c.id).limit(limit)))


async def count_unanswered(connection: AsyncConnection, holds: ColumnElement[bool]) -> int:
    """Count what readers were asked about suggestions of which this holds and haven't answered."""
    query = select(func.count()).select_from(questions).join(suggestions, suggestions.c.id == questions.c.suggestion_id)
    return int((await connection.execute(query.where(holds, questions.c.answered_at.is_(None)))).scalar_one())


async def questions_of(connection: AsyncConnection, suggestion_id: int) -> list[Question]:
    """Find what a suggestion's reader was asked, the newest first."""
    query = select(questions).filter_by(suggestion_id=suggestion_id).order_by(questions.c.id.desc())
    return read_all(Question, await connection.execute(query))
