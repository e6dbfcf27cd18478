"""How a poll ended is two numbers beside a suggestion's notes: it was an English sentence among them."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

SENTENCE = re.compile(r"Poll: ([\d,]+) of ([\d,]+) votes")


def upgrade() -> None:
    op.add_column("suggestion_notes", sa.Column("votes", sa.Integer()))
    op.add_column("suggestion_notes", sa.Column("votes_in_all", sa.Integer(), nullable=False, server_default="0"))
    notes = sa.table("suggestion_notes", *map(sa.column, ("id", "text", "votes", "votes_in_all")))
    connection = op.get_bind()
    likely = sa.select(notes.c.id, notes.c.text).where(notes.c.text.like("Poll: % votes"))
    for row in connection.execute(likely).all():
        if found := SENTENCE.fullmatch(row.text):
            votes, of = (int(number.replace(",", "")) for number in found.groups())
            change = notes.update().where(notes.c.id == row.id)
            connection.execute(change.values(text="", votes=votes, votes_in_all=of))
