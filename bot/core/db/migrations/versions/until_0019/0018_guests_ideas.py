"""Where a guest's idea came from, and whether its reader changed an idea: its version also counts being shelved."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("suggestions", sa.Column("from_guild_id", sa.BigInteger()))
    op.add_column("suggestions", sa.Column("from_guild_name", sa.String()))
    op.add_column("suggestions", sa.Column("edited", sa.Boolean(), nullable=False, server_default=sa.false()))
    suggestions = sa.table("suggestions", *map(sa.column, ("id", "version", "status", "edited")))
    log = sa.table("suggestion_log", *map(sa.column, ("suggestion_id", "deed")))
    other_changes = (
        sa.select(sa.func.count())
        .select_from(log)
        .where(log.c.suggestion_id == suggestions.c.id, log.c.deed.in_(("shelved", "withdrawn")))
    )
    changed = suggestions.update().where(suggestions.c.version > other_changes.scalar_subquery())
    op.execute(changed.values(edited=sa.true()))
