"""Covers of works, and the series that a chapter's page names."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.execute("ALTER TABLE chapters ADD COLUMN series VARCHAR")
    op.create_table(
        "work_covers",
        sa.Column("work_id", SERIAL, nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_work_covers_work_id")),
        sa.PrimaryKeyConstraint("work_id", name=op.f("pk_work_covers")),
    )
