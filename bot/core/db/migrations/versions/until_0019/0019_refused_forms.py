"""Refused forms: what was typed into them, for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "refused_forms",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("custom_id", sa.String(), nullable=False),
        sa.Column("filled_in", sa.String(), nullable=False),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_forms")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_refused_forms_refused_at", "refused_forms", ["refused_at"])
