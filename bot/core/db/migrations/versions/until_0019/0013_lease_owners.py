"""Leases carry their owner: a start frees those of its own servers, and no other process's."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

ONLY_PROCESS = "all"
"""The owner of what the only process there was has on its way: the next start frees it."""


def upgrade() -> None:
    for name in ("announcements", "announcement_steps"):
        op.add_column(name, sa.Column("leased_by", sa.String()))
        table = sa.table(name, sa.column("due_at"), sa.column("leased_by", sa.String))
        op.execute(table.update().where(table.c.due_at.is_not(None)).values(leased_by=ONLY_PROCESS))
