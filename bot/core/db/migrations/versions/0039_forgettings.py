"""Who was forgotten just now, by a mark; and SQLite's index of words follows the reader of a suggestion."""

import sqlalchemy as sa
from alembic import op

from bot.core.db.migrations.full_text import FORGET_WORDS, LEARN_WORDS

revision = "0039"
down_revision = "0038"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "forgettings",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("click_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purged", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgettings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_forgettings_mark", "forgettings", ["mark", "click_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER suggestion_words_change")
        op.execute(
            "CREATE TRIGGER suggestion_words_change AFTER UPDATE OF idea, status, reader_id ON suggestions"
            " WHEN old.idea <> new.idea OR old.status <> new.status OR old.reader_id <> new.reader_id"
            f" BEGIN {FORGET_WORDS} {LEARN_WORDS} END"
        )
