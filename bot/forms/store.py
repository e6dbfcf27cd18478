"""Refused forms in the database: whose, which, and what was typed or chosen in each field."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Index, String, Table, delete, insert, select

from bot.core.db.columns import Moment, Snowflake, TypedText, serial_id
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.people.columns import Fate, person, words_of

refused_forms = Table(
    "refused_forms",
    metadata,
    serial_id(),
    Column("user_id", Snowflake, nullable=False, info=person(Fate.GOES)),
    Column("custom_id", String, nullable=False, info=words_of("user_id", Fate.GOES)),
    Column("filled_in", TypedText, nullable=False, info=words_of("user_id", Fate.GOES)),
    Column("refused_at", Moment, nullable=False),
    sqlite_autoincrement=True,
)
MOST_KEPT = 5
"""Forms of one person; what was typed stands above each refusal, too."""

Index("ix_refused_forms_refused_at", refused_forms.c.refused_at)


@dataclass(frozen=True, slots=True)
class RefusedForm:
    """A form by its custom_id, and its fields by their names, each with what was typed or chosen in it."""

    custom_id: str
    filled_in: dict[str, str]


async def add(connection: AsyncConnection, user_id: int, form: RefusedForm, at: datetime) -> int:
    """Keep a form, and of its person no more than the newest MOST_KEPT. Returns its id."""
    filled_in = json.dumps(form.filled_in)
    values = {"user_id": user_id, "custom_id": form.custom_id, "filled_in": filled_in, "refused_at": at}
    added = await connection.execute(insert(refused_forms).values(values).returning(refused_forms.c.id))
    refused_id = int(added.scalar_one())
    theirs = select(refused_forms.c.id).filter_by(user_id=user_id).order_by(refused_forms.c.id.desc())
    oldest_kept = theirs.offset(MOST_KEPT - 1).limit(1).scalar_subquery()
    older = delete(refused_forms).where(refused_forms.c.user_id == user_id, refused_forms.c.id < oldest_kept)
    await connection.execute(older)
    return refused_id


async def find(connection: AsyncConnection, user_id: int, refused_id: int) -> RefusedForm | None:
    """Find this person's own form, if it is still there."""
    query = select(refused_forms).filter_by(id=refused_id, user_id=user_id)
    row = (await connection.execute(query)).one_or_none()
    return RefusedForm(row.custom_id, json.loads(row.filled_in)) if row else None


async def drop_before(connection: AsyncConnection, moment: datetime) -> None:
    await connection.execute(delete(refused_forms).where(refused_forms.c.refused_at < moment))
