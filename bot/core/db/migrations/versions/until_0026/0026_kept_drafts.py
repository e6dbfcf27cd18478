"""Drafts that are kept, chapters that can be undeleted, backlogs that are still to begin, and accepted namesakes."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Drafts that are there were left on the word that they are kept, and backlogs had begun."""
    op.add_column("chapters", sa.Column("kept", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("chapters", sa.Column("deleted_at", sa.DateTime(timezone=True)))
    op.add_column("backlogs", sa.Column("begun", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "accepted_namesakes",
        sa.Column("chapter_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("namesake_id", SERIAL, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_accepted_namesakes_chapter_id")),
        sa.ForeignKeyConstraint(["namesake_id"], ["chapters.id"], name=op.f("fk_accepted_namesakes_namesake_id")),
        sa.PrimaryKeyConstraint("chapter_id", "namesake_id", name=op.f("pk_accepted_namesakes")),
    )
