"""Letters that Discord refuses for something that staff can mend are kept until they have."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("letters", sa.Column("held_at", sa.DateTime(timezone=True)))
