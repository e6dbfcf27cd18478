"""What a column has to do with people: said where it is defined, so that exporting and forgetting know of it.

A column that may be about a person has one of these as its `info`, and a test fails for one that has none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Float, Integer, MetaData, Table

from bot.core.db.columns import Moment, OneOf

INFO = "person"
"""Where a column's `info` holds what it has to do with people."""

NOBODY = 0
"""Stands for the id of somebody who is forgotten, where a column has to hold one."""


class Fate(StrEnum):
    """What becomes of a column when its person is forgotten.

    Of a person's id: its row GOES, or stays NAMELESS. Of what a person wrote: it GOES, with its row or out of it. Or
    it STAYS, for a reason that is told; or statements of the feature see to it, for others depend on it.
    """

    GOES = "goes"
    NAMELESS = "nameless"
    STAYS = "stays"
    BY_FEATURE = "by its feature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Personal:
    """Whose the column is, and what becomes of it.

    One with a person's id has a `section`: what their export calls the rows that are theirs by it. One with what a
    person wrote names the column with their id by `whose`, or by `through` and `whose` where that is in the row of
    another table to which the column `through` leads. `why` it stays.
    """

    fate: Fate | None = None
    section: str = ""
    whose: str = ""
    through: str = ""
    why: str = ""

    @property
    def is_id(self) -> bool:
        return self.fate is not None and not self.whose and not self.why


Info = dict[Any, Any]


def person(forgotten: Fate, section: str = "") -> Info:
    """Say that a column holds a person's id. Their export calls the rows after the table, or after `section`, which
    leaves out what others wrote.
    """
    return {INFO: Personal(fate=forgotten, section=section)}


def words_of(whose: str, forgotten: Fate, why: str = "") -> Info:
    """Say that a column holds what a person wrote, or their name: whose id is in the column `whose`."""
    return {INFO: Personal(fate=forgotten, whose=whose, why=why)}


def words_through(through: str, whose: str, forgotten: Fate, why: str = "") -> Info:
    """Say the same where their id is in the column `whose` of the row to which the key `through` leads."""
    return {INFO: Personal(fate=forgotten, through=through, whose=whose, why=why)}


def stays(why: str) -> Info:
    """Say that what people wrote stays whoever of them is forgotten, and why."""
    return {INFO: Personal(fate=Fate.STAYS, why=why)}


NOT_PERSONAL: Info = {INFO: Personal()}
"""Says that a column is about no person: it holds what the program made, or what a whole server chose."""

NO_PERSONS_IDS = ("guild_id", "channel_id", "role_id", "message_id", "thread_id")
"""How a column's name ends that holds an id of Discord's, and not a person's."""

_SAYS_NOTHING = (Boolean, DateTime, Float, Integer, Moment, OneOf)
"""Types that hold nothing of a person but what is said of their row: numbers, times, states."""


def personal(column: Column[Any]) -> Personal | None:
    """Return what a column says it has to do with people; None if it says nothing."""
    said: Personal | None = column.info.get(INFO)
    return said


def has_to_say(column: Column[Any]) -> bool:
    """Tell whether a column may be about a person: whatever isn't known to hold something else."""
    if column.foreign_keys or column.name.endswith(NO_PERSONS_IDS):
        return False
    counts_up = "sqlite" in column.type._variant_mapping  # noqa: SLF001
    return not counts_up and (isinstance(column.type, BigInteger) or not isinstance(column.type, _SAYS_NOTHING))


def people_in(metadata: MetaData) -> Iterator[tuple[Table, Column[Any], Personal]]:
    """Go through the columns with persons' ids, table by table: none before those that hang on it."""
    for table in reversed(metadata.sorted_tables):
        for column in table.c:
            if (said := personal(column)) and said.is_id:
                yield table, column, said


def words_in(table: Table, whose: Column[Any]) -> list[tuple[Column[Any], Personal]]:
    """Find the columns of a table that hold words of those whose ids are in the column `whose`."""
    said = [(column, personal(column)) for column in table.c]
    return [(column, one) for column, one in said if one and one.whose == whose.name and not one.through]
