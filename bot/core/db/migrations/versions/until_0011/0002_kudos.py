"""Kudos: when a reaction was noticed, what counts, how much it comes to, and what is to be read again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

GIVEN = """
    INSERT INTO chapter_totals (chapter_id, kudos) VALUES (NEW.chapter_id, 1)
        ON CONFLICT (chapter_id) DO UPDATE SET kudos = chapter_totals.kudos + 1;
    INSERT INTO work_readers (work_id, user_id, kudos) VALUES (NEW.work_id, NEW.user_id, 1)
        ON CONFLICT (work_id, user_id) DO UPDATE SET kudos = work_readers.kudos + 1;
    INSERT INTO work_totals (work_id, readers, kudos, next_milestone) VALUES (NEW.work_id, 1, 1, 1)
        ON CONFLICT (work_id) DO UPDATE SET kudos = work_totals.kudos + 1, readers = work_totals.readers + (
            SELECT CAST(kudos = 1 AS INTEGER) FROM work_readers
            WHERE work_id = NEW.work_id AND user_id = NEW.user_id);
"""
TAKEN_BACK = """
    UPDATE chapter_totals SET kudos = kudos - 1 WHERE chapter_id = OLD.chapter_id;
    UPDATE work_readers SET kudos = kudos - 1 WHERE work_id = OLD.work_id AND user_id = OLD.user_id;
    UPDATE work_totals SET kudos = kudos - 1, readers = readers - (
            SELECT CAST(kudos = 0 AS INTEGER) FROM work_readers
            WHERE work_id = OLD.work_id AND user_id = OLD.user_id)
        WHERE work_id = OLD.work_id;
    DELETE FROM work_readers WHERE work_id = OLD.work_id AND user_id = OLD.user_id AND kudos = 0;
"""
COUNT_WHAT_IS_THERE = """
    INSERT INTO kudos (chapter_id, user_id, work_id, given_at)
    SELECT chapters.id, reactions.user_id, chapters.work_id, min(reactions.noticed_at)
    FROM reactions
    JOIN announcements ON announcements.id = reactions.announcement_id
    JOIN chapters ON chapters.id = announcements.chapter_id
    JOIN kudos_emojis ON kudos_emojis.guild_id = announcements.guild_id AND kudos_emojis.emoji = reactions.emoji
        AND (kudos_emojis.ended_at IS NULL OR kudos_emojis.ended_at >= announcements.announced_at)
    WHERE NOT reactions.from_bot AND NOT EXISTS (
        SELECT 1 FROM work_authors
        WHERE work_authors.work_id = chapters.work_id AND work_authors.user_id = reactions.user_id)
    GROUP BY chapters.id, reactions.user_id, chapters.work_id
"""
CELEBRATED_ALREADY = """
    UPDATE work_totals SET next_milestone = CASE
        WHEN readers < 10 THEN 10 WHEN readers < 25 THEN 25 WHEN readers < 50 THEN 50 WHEN readers < 100 THEN 100
        WHEN readers < 250 THEN 250 WHEN readers < 500 THEN 500 ELSE 1000 * (readers / 1000 + 1) END
"""


def upgrade() -> None:
    _rebuild_reactions()
    _create_counts()
    for name, event, body in (("kudos_given", "INSERT", GIVEN), ("kudos_taken_back", "DELETE", TAKEN_BACK)):
        _create_trigger(name, event, body)
    _create_mirrors()
    _create_news()
    op.execute(COUNT_WHAT_IS_THERE)
    op.execute(CELEBRATED_ALREADY)


def _rebuild_reactions() -> None:
    """Put the user before the emoji in the key, so that one reader's reactions lie together."""
    op.rename_table("reactions", "reactions_0001")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE reactions_0001 RENAME CONSTRAINT pk_reactions TO pk_reactions_0001")
    op.create_table(
        "reactions",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("is_super", sa.Boolean(), nullable=False),
        sa.Column("from_bot", sa.Boolean(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_reactions_announcement_id")),
        sa.PrimaryKeyConstraint("announcement_id", "user_id", "emoji", "is_super", name=op.f("pk_reactions")),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO reactions SELECT announcement_id, user_id, emoji, is_super, from_bot, announcements.announced_at"
        " FROM reactions_0001 JOIN announcements ON announcements.id = announcement_id"
    )
    op.drop_table("reactions_0001")


def _create_counts() -> None:
    op.create_table(
        "kudos",
        sa.Column("chapter_id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_kudos_chapter_id")),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_kudos_work_id")),
        sa.PrimaryKeyConstraint("chapter_id", "user_id", name=op.f("pk_kudos")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kudos_work_id", "kudos", ["work_id", "given_at"], unique=False)
    op.create_index("ix_kudos_user_id", "kudos", ["user_id", "work_id"], unique=False)
    op.create_table(
        "chapter_totals",
        sa.Column("chapter_id", SERIAL, nullable=False),
        sa.Column("kudos", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_chapter_totals_chapter_id")),
        sa.PrimaryKeyConstraint("chapter_id", name=op.f("pk_chapter_totals")),
    )
    op.create_table(
        "work_readers",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kudos", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_work_readers_work_id")),
        sa.PrimaryKeyConstraint("work_id", "user_id", name=op.f("pk_work_readers")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "work_totals",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("kudos", sa.Integer(), nullable=False),
        sa.Column("next_milestone", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_work_totals_work_id")),
        sa.PrimaryKeyConstraint("work_id", name=op.f("pk_work_totals")),
    )


def _create_trigger(name: str, event: str, body: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} AFTER {event} ON kudos BEGIN {body} END")
        return
    op.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} RETURN NULL; END $$")
    op.execute(f"CREATE TRIGGER {name} AFTER {event} ON kudos FOR EACH ROW EXECUTE FUNCTION {name}()")


def _create_mirrors() -> None:
    op.create_table(
        "mirrors",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_full", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_mirrors_announcement_id")),
        sa.PrimaryKeyConstraint("announcement_id", name=op.f("pk_mirrors")),
    )
    op.create_index(op.f("ix_mirrors_due_at"), "mirrors", ["due_at"], unique=False)


def _create_news() -> None:
    """Create what a server chose to hear of kudos, and what was said."""
    op.create_table(
        "kudos_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("milestones_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("digest_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("digest_hour", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_kudos_settings")),
    )
    op.create_table(
        "celebrations",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("reached_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_celebrations_work_id")),
        sa.PrimaryKeyConstraint("work_id", "readers", name=op.f("pk_celebrations")),
    )
    op.create_table(
        "digests",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("often", sa.String(), nullable=False),
        sa.Column("by_dm", sa.Boolean(), nullable=False),
        sa.Column("told_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "author_id", name=op.f("pk_digests")),
    )
