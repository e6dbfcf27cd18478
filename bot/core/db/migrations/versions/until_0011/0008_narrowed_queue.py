"""Indexes for a narrowed queue: what nobody read, what is backed, what is public, and one chapter's."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEXES = {
    "ix_suggestions_unread": ("is_read IS {false}", "work_id status id backing is_read"),
    "ix_suggestions_unread_backed": ("is_read IS {false}", "work_id status backing id is_read"),
    "ix_suggestions_wanted": ("backing > 0", "work_id status id backing is_read"),
    "ix_suggestions_public": ("credited IS {true}", "work_id status backing id credited"),
    "ix_suggestions_chapter": ("chapter_id IS NOT NULL", "chapter_id status id work_id backing is_read"),
    "ix_suggestions_chapter_backed": ("chapter_id IS NOT NULL", "chapter_id status backing id work_id is_read"),
}


def upgrade() -> None:
    for name, (those, by) in INDEXES.items():
        op.create_index(
            name,
            "suggestions",
            by.split(),
            sqlite_where=sa.text(those.format(true=1, false=0)),
            postgresql_where=sa.text(those.format(true="true", false="false")),
        )
