"""Files that wait: how much room each takes, and whether its author has chosen from it."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("uploads", sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("uploads", sa.Column("chosen", sa.Boolean(), nullable=False, server_default=sa.false()))
    bytes_of = "octet_length" if op.get_bind().dialect.name == "postgresql" else "length"
    op.execute(f"UPDATE uploads SET size = {bytes_of}(drafts)")  # noqa: S608
    op.create_index(op.f("ix_uploads_guild_id"), "uploads", ["guild_id"])
