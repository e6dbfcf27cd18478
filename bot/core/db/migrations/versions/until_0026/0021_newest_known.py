"""An attempt notes the newest message that was known in its channel: it is searched for from there, by no clock."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("announcements", sa.Column("after_id", sa.BigInteger()))
