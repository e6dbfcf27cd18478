"""Nobody looks for all that a reader backs: whether they back an idea is found by the idea."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.drop_index("ix_suggestion_backs_reader_id", "suggestion_backs")
