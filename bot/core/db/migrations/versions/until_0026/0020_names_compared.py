"""What titles have in common that a reader would call the same: now without accents, kinds of quotes and dashes too.

Two works of a server that were told apart by these alone stay two: the later one keeps its number in its key.
"""

import sqlalchemy as sa
from alembic import op

from bot.core.text.naming import name_key

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    works = sa.table("works", *map(sa.column, ("id", "guild_id", "title", "title_key", "removed_at")))
    connection = op.get_bind()
    taken: set[tuple[int, str]] = set()
    for work in connection.execute(sa.select(works).order_by(works.c.id)).all():
        key = name_key(work.title)
        if work.removed_at is None:
            key = f"{key} {work.id}" if (work.guild_id, key) in taken else key
            taken.add((work.guild_id, key))
        # A key of its own meanwhile: what is another work's key today may be this one's tomorrow.
        connection.execute(works.update().where(works.c.id == work.id).values(title_key=f"\n{work.id} {key}"))
    for work_id, kept in connection.execute(sa.select(works.c.id, works.c.title_key)).all():
        key = kept.partition(" ")[2]
        connection.execute(works.update().where(works.c.id == work_id).values(title_key=key))
