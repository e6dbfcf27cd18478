"""When somebody last did something with a chapter."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    op.add_column("chapters", sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True))
