"""PostgreSQL adds up kudos once a statement and not once a row; and which announcements were reacted to lately."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0044"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

GIVEN = """
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
"""
TAKEN_BACK = """
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
"""
LATELY = """
    INSERT INTO reacted_lately (announcement_id, noticed_at)
    SELECT announcement_id, max(noticed_at) FROM reactions GROUP BY announcement_id
"""


def upgrade() -> None:
    op.create_table(
        "reacted_lately",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_reacted_lately_announcement_id")
        ),
        sa.PrimaryKeyConstraint("announcement_id", name=op.f("pk_reacted_lately")),
    )
    op.execute(LATELY)
    if op.get_bind().dialect.name == "postgresql":
        _replace("kudos_given", "INSERT", "NEW TABLE AS given", GIVEN)
        _replace("kudos_taken_back", "DELETE", "OLD TABLE AS taken", TAKEN_BACK)


def _replace(name: str, event: str, rows: str, body: str) -> None:
    op.execute(f"DROP TRIGGER {name} ON kudos")
    op.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} AFTER {event} ON kudos REFERENCING {rows} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )
