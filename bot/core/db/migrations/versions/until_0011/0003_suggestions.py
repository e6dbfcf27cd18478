"""Suggestions: what the queue keeps."""

import sqlalchemy as sa
from alembic import op

from bot.core.db.migrations import full_text

revision = "0003"
down_revision = "0002"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

COLUMNS = """
spoiler VARCHAR DEFAULT 'none' NOT NULL
credited BOOLEAN DEFAULT false NOT NULL
wants_dm BOOLEAN DEFAULT false NOT NULL
backing INTEGER DEFAULT 0 NOT NULL
version INTEGER DEFAULT 0 NOT NULL
is_read BOOLEAN DEFAULT false NOT NULL
call_id {serial} CONSTRAINT fk_suggestions_call_id REFERENCES suggestion_calls (id)
merged_into_id {serial} CONSTRAINT fk_suggestions_merged_into_id REFERENCES suggestions (id)
used_in_id {serial} CONSTRAINT fk_suggestions_used_in_id REFERENCES chapters (id)
"""


def upgrade() -> None:
    _create_calls()
    serial = "INTEGER" if _on_sqlite() else "BIGINT"
    for column in COLUMNS.strip().format(serial=serial).splitlines():
        op.execute(f"ALTER TABLE suggestions ADD COLUMN {column}")
    _create_indexes()
    _create_conversation()
    _create_held_ideas()
    _create_log()
    _create_rules()
    _create_letters()
    full_text.create()


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _create_calls() -> None:
    op.create_table(
        "suggestion_calls",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("poll_message_id", sa.BigInteger(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_stale", sa.Boolean(), nullable=False),
        sa.Column("poll", sa.String(), nullable=True),
        sa.Column("poll_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_suggestion_calls_work_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_calls")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_calls_due", "suggestion_calls", ["is_stale", "closes_at"], unique=False)
    op.create_index("ix_suggestion_calls_work_id", "suggestion_calls", ["work_id", "id"], unique=False)
    op.create_index("ix_suggestion_calls_poll", "suggestion_calls", ["poll_due_at"], unique=False)


def _create_indexes() -> None:
    op.drop_index("ix_suggestions_queue", "suggestions")
    op.drop_index("ix_suggestions_reader", "suggestions")
    narrowed = ["chapter_id", "backing", "is_read"]
    op.create_index("ix_suggestions_oldest", "suggestions", ["work_id", "status", "id", *narrowed])
    op.create_index(
        "ix_suggestions_backed",
        "suggestions",
        ["work_id", "status", "backing", "id", "credited", "is_read", "chapter_id"],
    )
    op.create_index("ix_suggestions_reader", "suggestions", ["guild_id", "reader_id", "id", "status"])
    op.create_index("ix_suggestions_merged_into_id", "suggestions", ["merged_into_id"])
    op.create_index("ix_suggestions_used_in_id", "suggestions", ["used_in_id"])
    op.create_index("ix_suggestions_call_id", "suggestions", ["call_id", "id"])


def _create_conversation() -> None:
    op.create_table(
        "suggestion_backs",
        sa.Column("suggestion_id", SERIAL, nullable=False),
        sa.Column("reader_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name=op.f("fk_suggestion_backs_suggestion_id")),
        sa.PrimaryKeyConstraint("suggestion_id", "reader_id", name=op.f("pk_suggestion_backs")),
    )
    op.create_index("ix_suggestion_backs_reader_id", "suggestion_backs", ["reader_id"])
    op.create_table(
        "suggestion_notes",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("suggestion_id", SERIAL, nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name=op.f("fk_suggestion_notes_suggestion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_notes_suggestion_id", "suggestion_notes", ["suggestion_id", "id"])
    op.create_table(
        "suggestion_questions",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("suggestion_id", SERIAL, nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestions.id"], name=op.f("fk_suggestion_questions_suggestion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_questions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_questions_suggestion_id", "suggestion_questions", ["suggestion_id", "id"])


def _create_held_ideas() -> None:
    op.create_table(
        "held_ideas",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("chapter_id", SERIAL, nullable=True),
        sa.Column("call_id", SERIAL, nullable=True),
        sa.Column("reader_id", sa.BigInteger(), nullable=False),
        sa.Column("idea", sa.String(), nullable=False),
        sa.Column("spoiler", sa.String(), nullable=False),
        sa.Column("credited", sa.Boolean(), nullable=False),
        sa.Column("wants_dm", sa.Boolean(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_ideas")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_held_ideas_held_at", "held_ideas", ["held_at"])


def _create_log() -> None:
    op.create_table(
        "suggestion_log",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("work_id", SERIAL, nullable=True),
        sa.Column("suggestion_id", SERIAL, nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=True),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status_before", sa.String(), nullable=True),
        sa.Column("target_id", SERIAL, nullable=True),
        sa.Column("detail", sa.String(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_log")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_log_guild_id", "suggestion_log", ["guild_id", "id"])
    op.create_index("ix_suggestion_log_suggestion_id", "suggestion_log", ["suggestion_id", "id"])
    op.execute(
        "INSERT INTO suggestion_log"
        " (guild_id, work_id, suggestion_id, deed, by_id, at, status_before, detail)"
        " SELECT guild_id, work_id, id, status, decided_by, decided_at, 'waiting', reason"
        " FROM suggestions WHERE decided_at IS NOT NULL"
    )


def _create_rules() -> None:
    op.create_table(
        "suggestion_rules",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("cooldown", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("shortest", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("phrases", sa.String(), nullable=False),
        sa.Column("staff_channel_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_suggestion_rules")),
    )
    op.create_table(
        "closed_works",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_closed_works_work_id")),
        sa.PrimaryKeyConstraint("work_id", name=op.f("pk_closed_works")),
    )
    op.create_table(
        "blocked_readers",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reader_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "reader_id", name=op.f("pk_blocked_readers")),
    )
    op.create_table(
        "suggestion_reports",
        sa.Column("suggestion_id", SERIAL, nullable=False),
        sa.Column("reporter_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestions.id"], name=op.f("fk_suggestion_reports_suggestion_id")
        ),
        sa.PrimaryKeyConstraint("suggestion_id", "reporter_id", name=op.f("pk_suggestion_reports")),
    )


def _create_letters() -> None:
    op.create_table(
        "suggestion_letters",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("suggestion_id", SERIAL, nullable=True),
        sa.Column("subject_id", SERIAL, nullable=True),
        sa.Column("to_id", sa.BigInteger(), nullable=False),
        sa.Column("of", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.String(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_letters")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_suggestion_letters_due_at", "suggestion_letters", ["due_at"])
    op.create_index("ix_suggestion_letters_suggestion_id", "suggestion_letters", ["suggestion_id", "kind"])
