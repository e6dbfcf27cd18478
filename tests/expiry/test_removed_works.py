"""Texts of a removed work go once its removal can't be undone any more."""

import pytest

from bot.announcements.models import Step
from bot.delivery.steps import store as step_store
from bot.works import chapter_store
from bot.works.models import TextPlace, Work
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program, details

TEXT = "It rained on the lamp for nine nights."


@pytest.fixture
async def work(program: Program) -> Work:
    await program.set_up()
    return await program.work(text=TextPlace.FILE)


async def drafted(program: Program, work: Work, number: int) -> int:
    said = details(number, summary="A lamp.", notes="Thanks!", excerpt="It rained.")
    preview = await program.chapters.draft(AUTHOR, work.id, said, TEXT)
    return (await program.chapters.keep(AUTHOR, preview.id)).id


async def texts(program: Program, *chapter_ids: int) -> list[str | None]:
    await program.services.expiry.remove_expired()
    return [await program.chapters.text(one) for one in chapter_ids]


async def test_a_removed_works_texts_go_a_day_later_drafts_and_scheduled_ones_too(
    program: Program, work: Work, clock: SetClock
) -> None:
    draft, scheduled, posted = [await drafted(program, work, number) for number in (1, 2, 3)]
    await program.publishing.schedule(AUTHOR, scheduled, "in 90 days")
    await program.publishing.post(AUTHOR, posted, again=1)
    await program.works.remove(AUTHOR, work.id)
    clock.advance(hours=23)
    before = await texts(program, draft, scheduled, posted)
    clock.advance(hours=2)

    assert before == [TEXT] * 3
    assert await texts(program, draft, scheduled, posted) == [None] * 3
    async with program.database.read() as connection:
        left = [(await chapter_store.find_any(connection, one)).details for one in (draft, scheduled, posted)]
    assert [one.title for one in left] == ["The Lamp"] * 3
    assert [(one.summary, one.notes, one.excerpt) for one in left[:2]] == [(None, None, None)] * 2
    assert left[2].summary == "A lamp."


async def test_a_removal_that_was_undone_takes_no_text(program: Program, work: Work, clock: SetClock) -> None:
    draft = await drafted(program, work, 1)
    await program.works.remove(AUTHOR, work.id)
    await program.works.restore(AUTHOR, work.id)
    clock.advance(days=3)

    assert await texts(program, draft) == [TEXT]


async def test_a_text_that_is_still_to_go_into_its_thread_stays_until_it_did(
    program: Program, work: Work, clock: SetClock
) -> None:
    posted = await drafted(program, work, 1)
    await program.publishing.post(AUTHOR, posted)
    (row,) = await program.announcements.of_chapter(posted)
    async with program.database.change() as connection:
        await step_store.add(connection, row.id, [Step.TEXT], clock.now)
    await program.works.remove(AUTHOR, work.id)
    clock.advance(days=2)
    before = await texts(program, posted)
    async with program.database.change() as connection:
        await step_store.done(connection, row.id, Step.TEXT, attempts=0)

    assert before == [TEXT]
    assert await texts(program, posted) == [None]
