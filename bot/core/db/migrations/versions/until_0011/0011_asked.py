"""How often an announcement's reactions were asked to be read; an index by server of what is held up."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("mirrors", sa.Column("asked", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_announcements_guild_id", "announcements", ["guild_id", "state"])
