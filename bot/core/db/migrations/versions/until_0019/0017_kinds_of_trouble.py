"""Notices say what was in the way of a step, of which only full pins were kept, and what an announcement was to do."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

letters = sa.table("letters", sa.column("id"), sa.column("kind"), sa.column("arguments", sa.JSON()))


def upgrade() -> None:
    connection = op.get_bind()
    kept = sa.select(letters).where(letters.c.kind.in_(("step held up", "trouble")))
    for row in connection.execute(kept).all():
        change = letters.update().where(letters.c.id == row.id)
        connection.execute(change.values(arguments=_as_it_is_kept_now(row.kind, row.arguments)))


def _as_it_is_kept_now(kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
    if kind == "trouble":
        return {**arguments, "state": "waiting"}
    is_full = arguments.pop("is_full", False)
    return {**arguments, "trouble": "full" if is_full else "forbidden"}
