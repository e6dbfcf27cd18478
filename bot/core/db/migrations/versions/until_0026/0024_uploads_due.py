"""When a file that waits for its author's choice is meant to go out."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("uploads", sa.Column("due_at", sa.DateTime(timezone=True)))
