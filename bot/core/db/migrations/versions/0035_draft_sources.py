"""Which upload keeps the front matter of a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "draft_sources",
        sa.Column("chapter_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("upload_id", SERIAL, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("put_back", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapters.id"], name=op.f("fk_draft_sources_chapter_id")),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_draft_sources_upload_id")),
        sa.PrimaryKeyConstraint("chapter_id", name=op.f("pk_draft_sources")),
    )
    op.create_index("ix_draft_sources_upload_id", "draft_sources", ["upload_id"])
