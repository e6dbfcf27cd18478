"""What is said of a chapter in its preview: what readers are asked, whether it has a thread, which ideas it uses."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("chapters", sa.Column("question", sa.String()))
    op.add_column("chapters", sa.Column("comments", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("suggestion_calls", sa.Column("chapter_id", SERIAL))
    op.create_index("ix_suggestion_calls_chapter_id", "suggestion_calls", ["chapter_id"])
    op.create_table(
        "chapter_ideas",
        sa.Column("chapter_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("suggestion_id", SERIAL, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_chapter_ideas_chapter_id")),
        sa.ForeignKeyConstraint(["suggestion_id"], ["suggestions.id"], name=op.f("fk_chapter_ideas_suggestion_id")),
        sa.PrimaryKeyConstraint("chapter_id", "suggestion_id", name=op.f("pk_chapter_ideas")),
    )
    op.create_index("ix_chapter_ideas_suggestion_id", "chapter_ideas", ["suggestion_id"])
