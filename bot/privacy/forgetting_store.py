"""Forgetting somebody in every table that says what becomes of them there, but for what their features see to."""

from typing import Any

from sqlalchemy import Column, MetaData, Table, delete, func, select, update

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.people.columns import NOBODY, Fate, people_in, words_in
from bot.kudos.count_store import kudos
from bot.privacy.models import Forgotten
from bot.suggestions.rules.store import blocked_readers
from bot.suggestions.store import suggestions
from bot.works.store import work_authors

COUNTED: dict[str, Column[Any]] = {
    "kudos": kudos.c.user_id,
    "ideas": suggestions.c.reader_id,
    "works": work_authors.c.user_id,
    "blocks": blocked_readers.c.reader_id,
}
"""What somebody hears of before they decide, by the columns with their id."""


async def count(connection: AsyncConnection, person_id: int) -> Forgotten:
    """Count what there is of somebody."""
    numbers = {
        name: int((await connection.execute(select(func.count()).where(whose == person_id))).scalar_one())
        for name, whose in COUNTED.items()
    }
    return Forgotten(**numbers)


async def forget(connection: AsyncConnection, metadata: MetaData, person_id: int) -> None:
    """Delete the rows that go with somebody, and let those that stay be nobody's."""
    for table, whose, said in people_in(metadata):
        if said.fate is Fate.GOES:
            await connection.execute(delete(table).where(whose == person_id))
        elif said.fate is Fate.NAMELESS:
            await connection.execute(update(table).where(whose == person_id).values(_nobodys(table, whose)))


def _nobodys(table: Table, whose: Column[Any]) -> dict[str, Any]:
    """Say what a row holds in place of a person's id, and of what they wrote there."""
    emptied = [column for column, said in words_in(table, whose) if said.fate is Fate.GOES]
    return {whose.name: NOBODY, **{column.name: None if column.nullable else "" for column in emptied}}
