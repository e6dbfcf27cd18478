"""Servers' settings, works, chapters, announcements, reactions and suggestions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_settings()
    _create_works()
    _create_chapters()
    _create_uploads()
    _create_authors()
    _create_announcements()
    _create_suggestions()
    _create_reactions()


def _create_settings() -> None:
    op.create_table(
        "guild_settings",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_role_id", sa.BigInteger(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_guild_settings")),
    )
    op.create_table(
        "kudos_emojis",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "emoji", name=op.f("pk_kudos_emojis")),
    )
    op.create_table(
        "registered_commands",
        sa.Column("application_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("command_id", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("application_id", "name", name=op.f("pk_registered_commands")),
    )


def _create_works() -> None:
    op.create_table(
        "works",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("rating", sa.String(), nullable=False),
        sa.Column("warnings", sa.String(), nullable=False),
        sa.Column("fandoms", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_works")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "uq_works_title",
        "works",
        ["guild_id", "title_key"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )


def _create_chapters() -> None:
    op.create_table(
        "chapters",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("link", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("excerpt", sa.String(), nullable=True),
        sa.Column("notes_offered", sa.String(), nullable=True),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.BigInteger(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_local", sa.String(), nullable=True),
        sa.Column("zone", sa.String(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_chapters_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapters")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_chapters_due", "chapters", ["state", "due_at"], unique=False)
    op.create_index("ix_chapters_work_id", "chapters", ["work_id", "state", "number"], unique=False)


def _create_uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=True),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("drafts", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_uploads_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_uploads_created_at"), "uploads", ["created_at"], unique=False)


def _create_authors() -> None:
    op.create_table(
        "work_authors",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_work_authors_work_id")),
        sa.PrimaryKeyConstraint("work_id", "user_id", name=op.f("pk_work_authors")),
    )


def _create_announcements() -> None:
    op.create_table(
        "announcements",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("chapter_id", SERIAL, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reacted", sa.Boolean(), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failure", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_announcements_chapter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcements")),
        sa.UniqueConstraint("message_id", name=op.f("uq_announcements_message_id")),
        sa.UniqueConstraint("nonce", name=op.f("uq_announcements_nonce")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_announcements_due", "announcements", ["state", "reacted", "due_at"], unique=False)
    op.create_index("uq_announcements_target", "announcements", ["chapter_id", "channel_id", "generation"], unique=True)


def _create_suggestions() -> None:
    op.create_table(
        "suggestions",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("chapter_id", SERIAL, nullable=True),
        sa.Column("reader_id", sa.BigInteger(), nullable=False),
        sa.Column("reader_name", sa.String(), nullable=False),
        sa.Column("idea", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_suggestions_chapter_id")),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_suggestions_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestions_queue", "suggestions", ["guild_id", "status", "work_id", "id"], unique=False)
    op.create_index("ix_suggestions_reader", "suggestions", ["reader_id", "id"], unique=False)


def _create_reactions() -> None:
    op.create_table(
        "reactions",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.Column("emoji", sa.String(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_super", sa.Boolean(), nullable=False),
        sa.Column("from_bot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcements.id"], name=op.f("fk_reactions_announcement_id")),
        sa.PrimaryKeyConstraint("announcement_id", "emoji", "user_id", "is_super", name=op.f("pk_reactions")),
    )
