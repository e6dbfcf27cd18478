"""What the bot last called an announcement's forum post or thread, so that it is renamed when its chapter is."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("announcements", sa.Column("thread_name", sa.String()))
