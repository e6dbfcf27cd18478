"""Pins: which works keep their latest chapter's announcement pinned, and which announcements are."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("works", sa.Column("pin", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "announcement_pins",
        sa.Column("announcement_id", SERIAL, nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=op.f("fk_announcement_pins_announcement_id")
        ),
        sa.PrimaryKeyConstraint("announcement_id", name=op.f("pk_announcement_pins")),
    )
