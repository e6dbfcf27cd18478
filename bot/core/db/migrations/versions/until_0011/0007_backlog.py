"""Backlogs: chapters that go out one by one at a weekly rhythm."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "backlogs",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("next_local", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("skipping", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_backlogs_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backlogs")),
        sa.UniqueConstraint("work_id", name=op.f("uq_backlogs_work_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_backlogs_due", "backlogs", ["paused", "next_at"])
    op.create_table(
        "backlog_chapters",
        sa.Column("chapter_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("backlog_id", SERIAL, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["backlog_id"], ["backlogs.id"], name=op.f("fk_backlog_chapters_backlog_id")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_backlog_chapters_chapter_id")),
        sa.PrimaryKeyConstraint("chapter_id", name=op.f("pk_backlog_chapters")),
    )
    op.create_index("ix_backlog_chapters_order", "backlog_chapters", ["backlog_id", "position"])
