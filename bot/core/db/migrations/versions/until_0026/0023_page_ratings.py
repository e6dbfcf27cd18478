"""What the page of a chapter says of rating and warnings, and what of that somebody said isn't so."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    for table, kind in (("chapters", "page"), ("works", "waived")):
        op.add_column(table, sa.Column(f"{kind}_rating", sa.String()))
        op.add_column(table, sa.Column(f"{kind}_warnings", sa.String(), nullable=False, server_default=""))
