"""A chapter knows since when readers can read it: once the first of its announcements stood."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("chapters", sa.Column("out_at", sa.DateTime(timezone=True)))
    op.execute(
        "UPDATE chapters SET out_at = posted_at WHERE state = 'posted' AND EXISTS (SELECT 1 FROM announcements"
        " WHERE announcements.chapter_id = chapters.id AND announcements.state = 'sent')"
    )
