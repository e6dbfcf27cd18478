"""Targets in other channels and servers, steps after an announcement, notices to staff, texts that live here."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("guild_settings", sa.Column("notices_channel_id", sa.BigInteger()))
    op.add_column("works", sa.Column("comments", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("works", sa.Column("text", sa.String(), nullable=False, server_default="nowhere"))
    _create_texts()
    _create_targets()
    _create_steps()
    _create_notices()
    _leave_to_steps_what_follows_a_message()


def _create_texts() -> None:
    op.create_table(
        "chapter_texts",
        sa.Column("chapter_id", SERIAL, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_chapter_texts_chapter_id")),
        sa.PrimaryKeyConstraint("chapter_id", name=op.f("pk_chapter_texts")),
    )


def _create_targets() -> None:
    op.create_table(
        "targets",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_targets_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sqlite_autoincrement=True,
    )
    standing = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_targets_channel",
        "targets",
        ["work_id", "channel_id"],
        unique=True,
        sqlite_where=standing,
        postgresql_where=standing,
    )
    op.create_index("ix_targets_guild_id", "targets", ["guild_id"], unique=False)
    op.create_table(
        "target_codes",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redeemed_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_target_codes_work_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_target_codes")),
    )


def _create_steps() -> None:
    op.create_table(
        "announcement_steps",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_announcement_steps_announcement_id")
        ),
        sa.PrimaryKeyConstraint("announcement_id", "step", name=op.f("pk_announcement_steps")),
    )
    op.create_index("ix_announcement_steps_due_at", "announcement_steps", ["due_at"], unique=False)


def _create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=True),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_notices_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_notices_guild_id", "notices", ["guild_id", "about"], unique=True)
    op.create_index("ix_notices_due_at", "notices", ["due_at"], unique=False)


def _leave_to_steps_what_follows_a_message() -> None:
    """`due_at` is NULL from now on while nothing is to be done; what failed is held up until it is mended."""
    op.execute("UPDATE announcements SET state = 'blocked' WHERE state = 'failed'")
    op.execute(
        "INSERT INTO announcement_steps (announcement_id, step, due_at, attempts) SELECT id, 'react', due_at, 0"
        " FROM announcements WHERE state = 'sent' AND NOT reacted AND deleted_at IS NULL"
    )
    op.drop_index("ix_announcements_due", "announcements")
    with op.batch_alter_table("announcements", table_kwargs={"sqlite_autoincrement": True}) as announcements:
        announcements.alter_column("due_at", existing_type=sa.DateTime(timezone=True), nullable=True)
        announcements.drop_column("reacted")
        announcements.add_column(sa.Column("thread_id", sa.BigInteger()))
    op.execute(
        "UPDATE announcements SET due_at = NULL"
        " WHERE state IN ('blocked', 'withdrawn') OR (state = 'sent' AND shown >= wanted)"
    )
    op.create_index("ix_announcements_due", "announcements", ["due_at"])
