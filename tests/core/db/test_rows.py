"""Rows become values in one way, whichever database they come from."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, insert, literal, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import StatementError

from bot.core.db.columns import OneOf
from bot.core.db.database import Database
from bot.core.db.rows import read, read_all, read_one


class Mood(StrEnum):
    CALM = "calm"
    STORMY = "stormy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weather:
    day: int
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class Report:
    weather: Weather
    reporter: str


days = Table("days", MetaData(), Column("day", Integer), Column("mood", OneOf(Mood)), Column("reporter", String))


@pytest.fixture
async def database(database_url: URL) -> AsyncIterator[Database]:
    database = Database(database_url)
    async with database.change() as connection:
        await connection.run_sync(days.create)
        await connection.execute(insert(days).values(day=1, mood=Mood.STORMY, reporter="Ada"))
        await connection.execute(insert(days).values(day=2, mood=None, reporter="Bea"))
    yield database
    await database.close()


async def test_a_value_takes_the_columns_of_its_fields_and_passes_over_the_others(database: Database) -> None:
    async with database.read() as connection:
        read_values = read_all(Weather, await connection.execute(select(days).order_by(days.c.day)))

    assert read_values == [Weather(day=1, mood=Mood.STORMY), Weather(day=2)]


async def test_one_row_is_one_value_and_no_row_is_none(database: Database) -> None:
    async with database.read() as connection:
        first = read_one(Weather, await connection.execute(select(days).filter_by(day=1)))
        third = read_one(Weather, await connection.execute(select(days).filter_by(day=3)))

    assert first == Weather(day=1, mood=Mood.STORMY)
    assert third is None


async def test_a_value_within_a_value_is_read_from_the_same_row(database: Database) -> None:
    async with database.read() as connection:
        row = (await connection.execute(select(days).filter_by(day=1))).one()

    assert read(Report, row, weather=read(Weather, row)) == Report(Weather(day=1, mood=Mood.STORMY), "Ada")


async def test_a_column_that_a_query_forgot_is_no_default(database: Database) -> None:
    async with database.read() as connection:
        row = (await connection.execute(select(days.c.day).filter_by(day=1))).one()

    with pytest.raises(AttributeError, match="mood"):
        read(Weather, row)


async def test_a_member_of_an_enum_is_stored_as_its_text_and_handed_back_as_the_member(database: Database) -> None:
    async with database.read() as connection:
        stored = (await connection.execute(text("SELECT mood FROM days WHERE day = 1"))).scalar_one()
        found = (await connection.execute(select(days.c.mood).where(days.c.mood.in_(list(Mood))))).scalar_one()
        said = (await connection.execute(select(literal("calm", OneOf(Mood))))).scalar_one()

    assert type(stored) is str
    assert stored == "stormy"
    assert found is Mood.STORMY
    assert said is Mood.CALM


async def test_what_is_no_member_of_the_enum_is_neither_stored_nor_read(database: Database) -> None:
    async with database.change() as connection:
        with pytest.raises(StatementError, match="windy"):
            await connection.execute(insert(days).values(mood=bindparam("mood")), {"mood": "windy"})
        await connection.execute(text("UPDATE days SET mood = 'windy'"))
        with pytest.raises(ValueError, match="windy"):
            (await connection.execute(select(days.c.mood))).all()
