"""Held ideas that their reader doesn't want to send: kept for the rest of the day, so that the text is given back."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.add_column("held_ideas", sa.Column("is_dropped", sa.Boolean(), nullable=False, server_default=sa.false()))
