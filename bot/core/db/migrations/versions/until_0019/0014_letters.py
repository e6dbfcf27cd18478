"""One mailbox: what waited in those of notices, suggestions, calls and milestones goes on from where it was."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

ONLY_PROCESS = "all"
"""The owner of what the only process there was has on its way: the next start frees it."""

PAUSE = timedelta(seconds=30)
"""Between two edits of one call's message."""

AT_ONCE = 1000
"""Letters in one INSERT."""

COLUMNS = (
    sa.Column("kind", sa.String(), nullable=False),
    sa.Column("guild_id", sa.BigInteger(), nullable=False),
    sa.Column("channel_id", sa.BigInteger()),
    sa.Column("member_id", sa.BigInteger()),
    sa.Column("about", sa.String(), nullable=False),
    sa.Column("arguments", sa.JSON(), nullable=False),
    sa.Column("nonce", sa.String(), nullable=False),
    sa.Column("due_at", MOMENT),
    sa.Column("attempts", sa.Integer(), nullable=False),
    sa.Column("attempted_at", MOMENT),
    sa.Column("message_id", sa.BigInteger()),
    sa.Column("said_at", MOMENT),
    sa.Column("leased_by", sa.String()),
)
NOTHING = {column.name: None for column in COLUMNS}

Row = Any
Values = dict[str, Any]


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        *COLUMNS,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_letters_about", "letters", ["about", "guild_id"], unique=True)
    op.create_index("ix_letters_due_at", "letters", ["due_at"])
    for letters in (_notices(), _suggestions(), _milestones(), _calls(), _polls()):
        _write(list(letters))
    _refresh_what_thanks()
    for name in ("notices", "suggestion_letters", "celebrations"):
        op.drop_table(name)
    _leave_to_letters_what_calls_show()


def _read(query: str) -> list[Row]:
    moments = dict.fromkeys(("due_at", "of", "reached_at", "attempted_at", "done_at", "shown_at"), MOMENT)
    moments |= {"created_at": MOMENT, "poll_due_at": MOMENT}
    named = {name: kind for name, kind in moments.items() if re.search(rf"\b{name}\b", query)}
    return list(op.get_bind().execute(sa.text(query).columns(**named)))


def _write(letters: list[Values]) -> None:
    """Write each letter once, whatever else says the same; the first of them holds."""
    found: dict[tuple[int, str], Values] = {}
    for letter in letters:
        in_hand = letter["due_at"] and letter["attempts"]
        found.setdefault(
            (letter["guild_id"], letter["about"]),
            {**NOTHING, **letter, "leased_by": ONLY_PROCESS if in_hand else None},
        )
    rows = list(found.values())
    table = sa.table("letters", *(sa.column(column.name, column.type) for column in COLUMNS))
    for first in range(0, len(rows), AT_ONCE):
        op.get_bind().execute(sa.insert(table), rows[first : first + AT_ONCE])


def _notices() -> Iterator[Values]:
    """Move the notices: those that wait keep their words, of the others only that they were said."""
    query = "SELECT id, guild_id, about, words, work_id, nonce, due_at, attempts FROM notices ORDER BY id"
    for row in _read(query):
        doubt = re.fullmatch(r"announcement (\d+) uncertain", row.about)
        arguments = {
            "words": row.words if row.due_at else "",
            "work_id": row.work_id,
            "announcement_id": int(doubt[1]) if doubt and row.work_id else None,
        }
        yield {
            "kind": "as it was said",
            "guild_id": row.guild_id,
            "about": row.about,
            "arguments": arguments,
            **_state_of(row),
        }


def _suggestions() -> Iterator[Values]:
    """Move what waits to be told, and the cards; one that couldn't be posted at all never will be."""
    query = (
        "SELECT id, kind, guild_id, suggestion_id, subject_id, to_id, of, due_at, attempts, nonce, message_id"
        " FROM suggestion_letters WHERE kind <> 'thanks' AND (due_at IS NOT NULL OR message_id IS NOT NULL) ORDER BY id"
    )
    for row in _read(query):
        about, arguments = _about_suggestion(row)
        to = "channel_id" if row.kind == "card" else "member_id"
        if row.kind == "card" or row.due_at:
            yield {
                "kind": row.kind,
                "guild_id": row.guild_id,
                to: row.to_id,
                "about": about,
                "arguments": {"suggestion_id": row.suggestion_id, **arguments},
                "message_id": row.message_id,
                **_state_of(row),
            }


def _about_suggestion(row: Row) -> tuple[str, Values]:
    if row.kind == "card":
        return f"card {row.suggestion_id}", {}
    if row.kind == "question":
        return f"question {row.subject_id}", {"question_id": row.subject_id}
    decided_at = _utc(row.of).isoformat()
    return f"decision {row.suggestion_id} {decided_at}", {"decided_at": decided_at}


def _milestones() -> Iterator[Values]:
    query = (
        "SELECT work_id, guild_id, readers, celebrations.channel_id, reached_at, attempted_at, done_at"
        " FROM celebrations JOIN works ON works.id = work_id ORDER BY reached_at"
    )
    for row in _read(query):
        is_open = row.done_at is None
        yield {
            "kind": "milestone",
            "guild_id": row.guild_id,
            "channel_id": row.channel_id,
            "about": f"milestone {row.work_id} {row.readers}",
            "arguments": {"work_id": row.work_id, "readers": row.readers},
            "nonce": f"kudos{row.work_id}-{row.readers}"[:25],
            "due_at": _utc(row.reached_at) if is_open else None,
            "attempts": int(row.attempted_at is not None),
            "attempted_at": _utc(row.attempted_at) if is_open else None,
        }


def _calls() -> Iterator[Values]:
    query = (
        "SELECT id, guild_id, channel_id, message_id, created_at, shown_at, is_stale FROM suggestion_calls ORDER BY id"
    )
    for row in _read(query):
        shown_at = _utc(row.shown_at)
        yield {
            **_of_call("call", row),
            "due_at": (shown_at + PAUSE if shown_at else _utc(row.created_at)) if row.is_stale else None,
            "attempts": int(shown_at is not None and row.message_id is None),
            "attempted_at": shown_at if row.message_id is None else None,
            "message_id": row.message_id,
            "said_at": shown_at if row.message_id else None,
        }


def _polls() -> Iterator[Values]:
    query = (
        "SELECT id, guild_id, channel_id, poll_message_id, created_at, poll_due_at FROM suggestion_calls"
        " WHERE poll IS NOT NULL ORDER BY id"
    )
    for row in _read(query):
        due_at, message_id = _utc(row.poll_due_at), row.poll_message_id
        yield {**_of_call("poll", row), "due_at": due_at, "attempts": 0, "message_id": message_id}


def _of_call(kind: str, row: Row) -> Values:
    return {
        "kind": kind,
        "guild_id": row.guild_id,
        "channel_id": row.channel_id,
        "about": f"{kind} {row.id}",
        "arguments": {"call_id": row.id},
        "nonce": f"{kind[0]}{row.id}-{int(_utc(row.created_at).timestamp())}"[:25],
    }


def _refresh_what_thanks() -> None:
    """Let a chapter's announcements show themselves what was a letter to them."""
    due = "SELECT subject_id FROM suggestion_letters WHERE kind = 'thanks' AND due_at IS NOT NULL"
    when = (
        "(SELECT min(due_at) FROM suggestion_letters"
        " WHERE kind = 'thanks' AND due_at IS NOT NULL AND subject_id = announcements.chapter_id)"
    )
    standing = "state = 'sent' AND message_id IS NOT NULL AND deleted_at IS NULL"
    op.execute(f"UPDATE announcements SET wanted = wanted + 1 WHERE chapter_id IN ({due})")  # noqa: S608
    op.execute(
        f"UPDATE announcements SET due_at = {when}, attempts = 0"  # noqa: S608
        f" WHERE {standing} AND chapter_id IN ({due})"
    )


def _leave_to_letters_what_calls_show() -> None:
    for name in ("ix_suggestion_calls_due", "ix_suggestion_calls_poll"):
        op.drop_index(name, "suggestion_calls")
    with op.batch_alter_table("suggestion_calls", table_kwargs={"sqlite_autoincrement": True}) as calls:
        for name in ("message_id", "poll_message_id", "shown_at", "is_stale", "poll_due_at"):
            calls.drop_column(name)
    op.create_index("ix_suggestion_calls_due", "suggestion_calls", ["closed_at", "closes_at"])


def _state_of(row: Row) -> Values:
    return {"nonce": row.nonce, "due_at": _utc(row.due_at), "attempts": row.attempts}


def _utc(moment: datetime | None) -> Any:
    """Give SQLite's moments, which it keeps without a zone, theirs."""
    return moment and moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
