"""Sources, the feeds they are read from, and the chapters they list."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _make_feeds()
    _make_sources()
    _make_source_chapters()


def _make_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("is_list", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String()),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.Column("due_at", MOMENT),
        sa.Column("checked_at", MOMENT),
        sa.Column("success_at", MOMENT),
        sa.Column("failing_since", MOMENT),
        sa.Column("trouble", sa.String()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("address", name=op.f("uq_feeds_address")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_due_at", "feeds", ["due_at"])


def _make_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("feed_id", SERIAL, nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("wanted_work", sa.String()),
        sa.Column("wanted_category", sa.String()),
        sa.Column("wanted_words", sa.String()),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("delay", sa.Integer(), nullable=False),
        sa.Column("asks_id", sa.BigInteger()),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("begun_at", MOMENT),
        sa.Column("paused_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("told_at", MOMENT),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_sources_work_id")),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_sources_feed_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sources_work_id", "sources", ["work_id"])
    op.create_index("ix_sources_feed_id", "sources", ["feed_id"])


def _make_source_chapters() -> None:
    op.create_table(
        "source_chapters",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("source_id", SERIAL, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("guid", sa.String()),
        sa.Column("link", sa.String()),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.Float()),
        sa.Column("published_at", MOMENT),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("chapter_id", SERIAL),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        sa.Column("batch", sa.Integer()),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_source_chapters_source_id")),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_source_chapters_chapter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_chapters")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_source_chapters_key", "source_chapters", ["source_id", "key"], unique=True)
    op.create_index("ix_source_chapters_chapter_id", "source_chapters", ["chapter_id"])
    op.create_index("ix_source_chapters_batch", "source_chapters", ["batch"])
