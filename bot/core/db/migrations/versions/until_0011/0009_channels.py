"""An index by channel: each attempt looks at what else is on its way there."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_index("ix_announcements_channel_id", "announcements", ["channel_id", "state"])
