"""Every column says what it has to do with people, where its table is: so that no new one slips past a deletion."""

from itertools import groupby
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table

from bot.app import services
from bot.core.db.columns import Moment, OneOf, SerialId, Snowflake, Terms, TypedText, serial_id
from bot.core.db.database import metadata
from bot.core.people.columns import NOT_PERSONAL, Fate, has_to_say, people_in, person, personal, words_of
from bot.suggestions.models import Status

ROOT = Path(__file__).parents[2]

del services  # whose import has made every table known

COLUMNS = [column for table in metadata.sorted_tables for column in table.c]
SAYING = [column for column in COLUMNS if personal(column)]

TOLD = {
    "| Reactions on announcements": ("reactions", "kudos", "work_readers"),
    "| Digests": ("digests",),
    "| Messages to you": ("letters",),
    "| Suggestions": ("suggestions",),
    "| An idea that was held back": ("held_ideas",),
    "| A click or command": ("clicks",),
    "| A form that was refused": ("refused_forms",),
    "| Which suggestions you back or reported": ("suggestion_backs", "suggestion_reports"),
    "| Calls for ideas: the question": ("suggestion_calls",),
    "| Decisions": ("suggestion_log", "suggestion_notes", "suggestion_questions"),
    "| Who may not suggest": ("blocked_readers",),
    "| Works": ("works", "work_authors"),
    "| Chapters": ("chapters",),
    "Of a file that you upload": ("uploads",),
    "| In which channels a work is announced": ("targets", "target_codes"),
    "| Sources, pages that the bot watches": ("sources",),
}
"""Where PRIVACY.md tells of each table in which somebody's id stands."""

HOW = (
    "may be about a person, and doesn't say so. Where its table is, give it `info=`: person(…) if it holds a person's"
    " id, words_of(…) if it holds what one wrote or is called, stays(why) if it stays whoever is forgotten,"
    " NOT_PERSONAL if it is about nobody. They stand in bot/core/people/columns.py."
)


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_a_column_that_may_be_about_a_person_says_what_becomes_of_it(column: Column[object]) -> None:
    assert not has_to_say(column) or personal(column), f"{column} {HOW}"


@pytest.mark.parametrize("column", SAYING, ids=str)
def test_what_a_column_says_can_be_done(column: Column[object]) -> None:
    """Words are somebody's who is named beside them; only ids stay without a name; what stays says why."""
    said = personal(column)
    assert said is not None
    beside = column.table if not said.through else next(iter(column.table.c[said.through].foreign_keys)).column.table
    whose = personal(beside.c[said.whose]) if said.whose else None

    assert said.is_id or said.fate is not Fate.NAMELESS
    assert (whose is not None and whose.is_id) or not said.whose
    assert bool(said.why) == (said.fate is Fate.STAYS)


def test_the_policy_tells_of_every_table_in_which_somebody_stands() -> None:
    policy = " ".join((ROOT / "PRIVACY.md").read_text(encoding="utf-8").split())

    assert {table for tables in TOLD.values() for table in tables} == {
        table.name for table, _, _ in people_in(metadata)
    }
    assert [beginning for beginning in TOLD if beginning not in policy] == []


def test_what_an_export_calls_its_parts_is_there_once() -> None:
    names = sorted(said.section or table.name for table, _, said in people_in(metadata))

    assert [name for name, same in groupby(names) if len(list(same)) > 1] == []


def test_what_may_be_about_a_person_is_told_by_type_and_name() -> None:
    ours = Table(
        "ours",
        MetaData(),
        serial_id(),
        Column("added_by", Snowflake),
        Column("note", TypedText),
        Column("tags", Terms),
        Column("guild_id", Snowflake),
        Column("staff_channel_id", Snowflake),
        Column("parent_id", BigInteger, ForeignKey("ours.id")),
        Column("idea_id", SerialId),
        Column("status", OneOf(Status)),
        Column("count", Integer),
        Column("at", Moment),
    )

    assert [column.name for column in ours.c if has_to_say(column)] == ["added_by", "note", "tags"]


def test_a_column_is_asked_to_say_so_until_it_does() -> None:
    ours = Table(
        "ours",
        MetaData(),
        Column("reader_id", Snowflake, info=person(Fate.GOES)),
        Column("note", TypedText, info=words_of("reader_id", Fate.GOES)),
        Column("nonce", TypedText, info=NOT_PERSONAL),
        Column("name", TypedText),
    )

    assert [column.name for column in ours.c if has_to_say(column) and not personal(column)] == ["name"]
