"""Works, as phones and keyboards of all kinds type their titles."""

import pytest
from sqlalchemy import text
from sqlalchemy.engine import URL

from bot.core.db import engines
from bot.core.db.upgrade import upgrade
from bot.works import wording
from bot.works.models import WorkDetails
from tests.core.db.earlier_database import run_migrations_to
from tests.refusals import refused
from tests.worlds.people import GUILD, MANAGER
from tests.worlds.program import Program


async def test_a_curly_apostrophe_or_an_accent_left_out_names_the_same_work(program: Program) -> None:
    cat, cafe = await program.work("The Keeper's Cat"), await program.work("Café Noir")

    assert await program.works.choose(GUILD, "The Keeper’s Cat") == cat
    assert await program.works.like(GUILD, "keeper’s") == [cat]
    assert await program.works.like(GUILD, "cafe") == [cafe]
    assert await program.services.catalogue.choose(GUILD, "cafe noir") == cafe


async def test_a_title_that_a_list_cut_is_completed(program: Program) -> None:
    work = await program.work("The Very Long Winter of the Lighthouse at the End of the World")

    assert await program.works.choose(GUILD, "The Very Long Winter of the…") == work


@pytest.mark.parametrize(
    "title", ["The Keeper’s Cat", "the keeper´s cat", "The\u00ad Keeper's Cat", "THE KEEPER'S CÁT"]
)
async def test_it_is_no_other_title(program: Program, title: str) -> None:
    await program.work("The Keeper's Cat")

    with refused(wording.title_taken(title)):
        await program.work(title)


@pytest.mark.parametrize("title", ["\u200b", "\u00ad", "\ufe0f", "\u3164", "\u2800", "\u115f", "\U000e0041", " "])
async def test_a_title_that_nobody_sees_is_none(program: Program, title: str) -> None:
    with refused(wording.title_missing()):
        await program.work(title)


async def test_a_summary_that_nobody_sees_is_none(program: Program) -> None:
    work = await program.work()

    edited = await program.works.edit(MANAGER, work.id, None, summary="\u3164", fandoms="\u200b")

    assert edited.details == WorkDetails(title=work.title)


async def test_titles_that_an_earlier_version_told_apart_stay_two_works(database_url: URL) -> None:
    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        await connection.run_sync(run_migrations_to, "0019")
        rows = [(1, "Café"), (2, "Cafe"), (3, "Cafe 2"), (4, "Elsewhere")]
        added = "INSERT INTO works (id, guild_id, title, title_key, rating, warnings, created_by, created_at) VALUES"
        for number, title in rows:
            values = {"id": number, "title": title, "key": title.casefold()}
            statement = f"{added} (:id, {GUILD}, :title, :key, 'Not Rated', '', 1, '2026-11-20 18:00:00')"
            await connection.execute(text(statement), values)
        await connection.commit()
    await engine.dispose()
    await upgrade(database_url)

    engine = engines.for_migrations(database_url)
    async with engine.connect() as connection:
        found = (await connection.execute(text("SELECT id, title_key FROM works ORDER BY id"))).all()
    await engine.dispose()
    assert found == [(1, "cafe"), (2, "cafe 2"), (3, "cafe 2 3"), (4, "elsewhere")]
