"""Letters once: what the message of a letter is known by, where it was to be, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Give what may have been said a mark that nobody knows: of these kinds none was said a second time."""
    op.add_column("letters", sa.Column("mark", sa.String()))
    op.add_column("letters", sa.Column("sent_to", sa.BigInteger()))
    op.add_column("letters", sa.Column("after_id", sa.BigInteger()))
    may_stand = "attempted_at IS NOT NULL AND message_id IS NULL"
    op.execute(f"UPDATE letters SET mark = '' WHERE {may_stand} AND kind IN ('call', 'poll', 'milestone')")  # noqa: S608
