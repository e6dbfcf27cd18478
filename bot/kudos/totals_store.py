"""How much kudos come to: totals that the database keeps by itself.

Two triggers on the table `kudos` change them in the transaction that gives kudos or takes them back, whoever does.
Migrations 0002 and, for PostgreSQL, 0046 made the triggers; TRIGGERS and TRIGGERS_ON_POSTGRESQL are what stands in
every database, and a test compares the two.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Table,
    func,
    select,
)

from bot.core.db.columns import Snowflake
from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.database import metadata
from bot.core.db.rows import read_all
from bot.core.people.columns import Fate, person
from bot.kudos.count_store import kudos
from bot.kudos.models import ChapterKudos, WorkKudos
from bot.works.chapter_store import chapters
from bot.works.readable_store import CAN_BE_READ
from bot.works.store import works

chapter_totals = Table(
    "chapter_totals",
    metadata,
    Column("chapter_id", ForeignKey("chapters.id"), primary_key=True),
    Column("kudos", Integer, nullable=False),
)

work_readers = Table(
    "work_readers",
    metadata,
    Column("work_id", ForeignKey("works.id"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False, info=person(Fate.BY_FEATURE)),
    Column("kudos", Integer, nullable=False),
    sqlite_with_rowid=False,
)

work_totals = Table(
    "work_totals",
    metadata,
    Column("work_id", ForeignKey("works.id"), primary_key=True),
    Column("readers", Integer, nullable=False),
    Column("kudos", Integer, nullable=False),
    Column("next_milestone", Integer, nullable=False),
)


TRIGGERS = {
    ("kudos_given", "INSERT"): """
        INSERT INTO chapter_totals (chapter_id, kudos) VALUES (NEW.chapter_id, 1)
            ON CONFLICT (chapter_id) DO UPDATE SET kudos = chapter_totals.kudos + 1;
        INSERT INTO work_readers (work_id, user_id, kudos) VALUES (NEW.work_id, NEW.user_id, 1)
            ON CONFLICT (work_id, user_id) DO UPDATE SET kudos = work_readers.kudos + 1;
        INSERT INTO work_totals (work_id, readers, kudos, next_milestone) VALUES (NEW.work_id, 1, 1, 1)
            ON CONFLICT (work_id) DO UPDATE SET kudos = work_totals.kudos + 1, readers = work_totals.readers + (
                SELECT CAST(kudos = 1 AS INTEGER) FROM work_readers
                WHERE work_id = NEW.work_id AND user_id = NEW.user_id);
    """,
    ("kudos_taken_back", "DELETE"): """
        UPDATE chapter_totals SET kudos = kudos - 1 WHERE chapter_id = OLD.chapter_id;
        UPDATE work_readers SET kudos = kudos - 1 WHERE work_id = OLD.work_id AND user_id = OLD.user_id;
        UPDATE work_totals SET kudos = kudos - 1, readers = readers - (
                SELECT CAST(kudos = 0 AS INTEGER) FROM work_readers
                WHERE work_id = OLD.work_id AND user_id = OLD.user_id)
            WHERE work_id = OLD.work_id;
        DELETE FROM work_readers WHERE work_id = OLD.work_id AND user_id = OLD.user_id AND kudos = 0;
    """,
}
"""What happens in SQLite after each row that is inserted into `kudos` or deleted from it, by the trigger's name.

A reader counts for a work (`readers`) from the first of its chapters that they gave kudos to, until the last of those
is taken back. A change of it takes a migration.
"""

TRIGGERS_ON_POSTGRESQL = {
    ("kudos_given", "INSERT", "REFERENCING NEW TABLE AS given"): """
        INSERT INTO chapter_totals (chapter_id, kudos) SELECT chapter_id, count(*) FROM given GROUP BY chapter_id
            ON CONFLICT (chapter_id) DO UPDATE SET kudos = chapter_totals.kudos + excluded.kudos;
        WITH each AS (SELECT work_id, user_id, count(*) AS kudos FROM given GROUP BY work_id, user_id),
            counted AS (
                INSERT INTO work_readers (work_id, user_id, kudos) SELECT work_id, user_id, kudos FROM each
                ON CONFLICT (work_id, user_id) DO UPDATE SET kudos = work_readers.kudos + excluded.kudos
                RETURNING work_id, user_id, kudos)
        INSERT INTO work_totals (work_id, readers, kudos, next_milestone)
            SELECT work_id, count(*) FILTER (WHERE counted.kudos = each.kudos), sum(each.kudos), 1
            FROM each JOIN counted USING (work_id, user_id) GROUP BY work_id
            ON CONFLICT (work_id) DO UPDATE SET
                kudos = work_totals.kudos + excluded.kudos, readers = work_totals.readers + excluded.readers;
    """,
    ("kudos_taken_back", "DELETE", "REFERENCING OLD TABLE AS taken"): """
        UPDATE chapter_totals SET kudos = chapter_totals.kudos - sums.kudos
            FROM (SELECT chapter_id, count(*) AS kudos FROM taken GROUP BY chapter_id) AS sums
            WHERE chapter_totals.chapter_id = sums.chapter_id;
        WITH each AS (SELECT work_id, user_id, count(*) AS kudos FROM taken GROUP BY work_id, user_id),
            remaining AS (
                UPDATE work_readers SET kudos = work_readers.kudos - each.kudos FROM each
                WHERE work_readers.work_id = each.work_id AND work_readers.user_id = each.user_id
                RETURNING work_readers.work_id, work_readers.user_id, work_readers.kudos),
            sums AS (
                SELECT work_id, sum(each.kudos) AS kudos, count(*) FILTER (WHERE remaining.kudos = 0) AS readers
                FROM each JOIN remaining USING (work_id, user_id) GROUP BY work_id)
        UPDATE work_totals SET kudos = work_totals.kudos - sums.kudos, readers = work_totals.readers - sums.readers
            FROM sums WHERE work_totals.work_id = sums.work_id;
        DELETE FROM work_readers USING taken WHERE work_readers.work_id = taken.work_id
            AND work_readers.user_id = taken.user_id AND work_readers.kudos = 0;
    """,
}
"""The same for PostgreSQL, once for all the rows of a statement: row by row it would write a new version of the one row
of a work for each kudos, and look through all of them for the next.
"""


def among(work_ids: Iterable[int]) -> ColumnElement[bool]:
    """Tell of a work whether it is one of these."""
    return works.c.id.in_(list(work_ids))


async def of_work(connection: AsyncConnection, work_id: int) -> WorkKudos:
    return (await of_works(connection, among([work_id]))).get(work_id, WorkKudos())


async def of_works(connection: AsyncConnection, holds: ColumnElement[bool]) -> dict[int, WorkKudos]:
    """Count what each work of which this holds was given on the chapters that are out: as much as these add up to.

    The totals hold withdrawn chapters as well: only a work that has such a one with kudos is counted reader by reader.
    """
    sums = select(chapters.c.work_id, func.sum(chapter_totals.c.kudos).label("kudos")).select_from(chapter_totals)
    sums = sums.join(chapters).join(works, works.c.id == chapters.c.work_id).where(holds, CAN_BE_READ)
    summed = {row.work_id: int(row.kudos) for row in await connection.execute(sums.group_by(chapters.c.work_id))}
    kept = select(work_totals).join(works).where(holds)
    totals = {row.work_id: row for row in await connection.execute(kept)}
    differ = [work_id for work_id, row in totals.items() if row.kudos != summed.get(work_id, 0)]
    exact = await _readers_of(connection, differ) if differ else {}
    readers = {**{work_id: row.readers for work_id, row in totals.items() if work_id not in differ}, **exact}
    return {work_id: WorkKudos(summed[work_id], readers[work_id]) for work_id in readers if summed.get(work_id)}


async def _readers_of(connection: AsyncConnection, work_ids: Sequence[int]) -> dict[int, int]:
    """Count who gave kudos to chapters of these works that are out, each once in a work."""
    query = select(kudos.c.work_id, func.count(kudos.c.user_id.distinct()).label("readers"))
    query = query.join(chapters, chapters.c.id == kudos.c.chapter_id).where(kudos.c.work_id.in_(work_ids), CAN_BE_READ)
    return {row.work_id: row.readers for row in await connection.execute(query.group_by(kudos.c.work_id))}


async def of_chapters(connection: AsyncConnection, work_id: int) -> list[ChapterKudos]:
    """Read each chapter of the work that readers can read, in the order they were posted."""
    rows = await connection.execute(
        select(
            chapters.c.id.label("chapter_id"),
            chapters.c.number,
            chapters.c.title,
            chapters.c.posted_at,
            func.coalesce(chapter_totals.c.kudos, 0).label("kudos"),
        )
        .join(chapter_totals, isouter=True)
        .where(chapters.c.work_id == work_id, CAN_BE_READ)
        .order_by(chapters.c.posted_at, chapters.c.id)
    )
    return read_all(ChapterKudos, rows)
