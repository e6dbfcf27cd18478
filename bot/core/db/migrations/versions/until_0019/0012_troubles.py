"""Why an announcement doesn't stand as it should is a kind: it was an English sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

MENDED = ". It goes out by itself as soon as that is mended."
KINDS = {
    f"the channel is no longer there. Choose another with `/work edit channel:` or `/setup`{MENDED}": "channel gone",
    (
        "I'm not allowed to. Give me View Channel, Send Messages, Embed Links, Attach Files, Add Reactions and Read"
        f" Message History there{MENDED}"
    ): "forbidden",
    f"Discord refuses it. Change the chapter with `/chapter edit`, or tell the bot's host{MENDED}": "refused",
    (
        "the channel isn't age-restricted, and the work is rated Mature or Explicit. Restrict it, or choose another"
        f" channel with `/work edit channel:`{MENDED}"
    ): "age",
    f"the work was removed{MENDED}": "work gone",
    (
        "Discord didn't say whether it arrived, and I may not look. Give me Read Message History there and I'll look"
    ): "may not look",
    "Discord didn't say whether it arrived, and too much was written there since for me to find it": "buried",
    "Discord didn't answer": "no answer",
    "Discord wouldn't let me change the message": "unchangeable",
    "one stands by your word only, so I can't change it": "taken on trust",
}


def upgrade() -> None:
    announcements = sa.table("announcements", sa.column("failure", sa.String))
    kind = sa.case(KINDS, value=announcements.c.failure, else_="unknown")
    op.execute(announcements.update().where(announcements.c.failure.is_not(None)).values(failure=kind))
