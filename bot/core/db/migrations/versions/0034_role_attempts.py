"""Roles that are being made, so that one whose making nobody heard the end of is found."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "role_attempts",
        sa.Column("work_id", SERIAL, autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("after_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("work_id", "guild_id", name=op.f("pk_role_attempts")),
    )
