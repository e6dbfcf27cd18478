"""Servers whose zone is letters such as EST, which an earlier version took, are asked once for a city."""

import secrets

import sqlalchemy as sa
from alembic import op

from bot.core.clock import system_clock

revision = "0031"
down_revision = "0030"

UNDOUBTED = ("UTC", "UCT", "GMT", "Zulu", "Universal", "Greenwich")
"""Names without a place that stay what they are all year, as everybody knows who chose them."""

SETTINGS = sa.table("guild_settings", sa.column("guild_id", sa.BigInteger), sa.column("zone", sa.String))
LETTERS = sa.table(
    "letters",
    sa.column("kind", sa.String),
    sa.column("guild_id", sa.BigInteger),
    sa.column("about", sa.String),
    sa.column("arguments", sa.JSON),
    sa.column("nonce", sa.String),
    sa.column("due_at", sa.DateTime(timezone=True)),
    sa.column("attempts", sa.Integer),
)


def upgrade() -> None:
    connection = op.get_bind()
    for guild_id, zone in connection.execute(sa.select(SETTINGS.c.guild_id, SETTINGS.c.zone)).all():
        is_of_letters = zone and "/" not in zone and zone.isascii() and zone[:3].isupper() and zone not in UNDOUBTED
        if is_of_letters:
            asked = {
                "kind": "zone of letters",
                "guild_id": guild_id,
                "about": f"zone {zone}",
                "arguments": {"zone": zone},
            }
            sent = {"nonce": secrets.token_hex(12), "due_at": system_clock(), "attempts": 0}
            connection.execute(sa.insert(LETTERS).values(**asked, **sent))
