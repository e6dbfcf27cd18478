"""What is kept for a time goes once that has passed, though nothing else of its kind happens."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import func, insert, select

from bot.app.services import Services
from bot.chapters import wording as chapters_wording
from bot.clicks.models import KEPT, Click, first_id
from bot.core.db.database import metadata
from bot.core.errors import UserFacingError
from bot.following import store as following_store
from bot.forms.store import RefusedForm
from bot.intake.formats.draft import ChapterDraft
from bot.suggestions.giving.store import held_ideas
from bot.suggestions.models import SpoilerLevel
from bot.works import chapter_store, text_store
from bot.works.models import Chapter, ChapterState, TextPlace, Work
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, reader
from tests.worlds.program import Program, details

TEXT = "It rained on the lamp for nine nights."


async def of(program: Program, *tables: str) -> list[int]:
    """How many rows each of these tables has."""
    async with program.database.read() as connection:
        counted = [select(func.count()).select_from(metadata.tables[table]) for table in tables]
        return [int((await connection.execute(one)).scalar_one()) for one in counted]


async def with_text(program: Program, work: Work, number: int) -> Chapter:
    said = details(number, summary="A lamp.", notes="Thanks!", excerpt="It rained.")
    return await program.chapters.draft(AUTHOR, work.id, said, TEXT)


@pytest.fixture
async def work(program: Program) -> Work:
    await program.set_up()
    return await program.work(text=TextPlace.FILE)


async def test_a_preview_that_nobody_finishes_goes_after_thirty_days_with_its_text(
    program: Program, work: Work, clock: SetClock
) -> None:
    preview = await with_text(program, work, 1)
    clock.advance(days=29)
    await program.services.expiry.remove_expired()
    _, before = await program.chapters.draft_of(AUTHOR, preview.id)
    clock.advance(days=2)
    await program.services.expiry.remove_expired()

    assert before.details.notes == "Thanks!"
    with refused(chapters_wording.chapter_is_gone()):
        await program.publishing.post(AUTHOR, preview.id)
    at_once = await of(program, "chapter_texts")
    clock.advance(hours=25)
    await program.services.expiry.remove_expired()
    assert (at_once, await of(program, "chapter_texts")) == ([1], [0])


async def test_what_was_kept_scheduled_or_posted_stays_however_old_it_is(
    program: Program, work: Work, clock: SetClock
) -> None:
    kept, scheduled, posted = [await with_text(program, work, number) for number in (1, 2, 3)]
    await program.chapters.keep(AUTHOR, kept.id)
    await program.publishing.schedule(AUTHOR, scheduled.id, "in 90 days")
    await program.publishing.post(AUTHOR, posted.id, again=1)
    clock.advance(days=60)
    await program.services.expiry.remove_expired()

    stand = {one.id: one.state for one in await program.chapters.all(work.id, *ChapterState)}
    assert stand == {
        kept.id: ChapterState.DRAFT,
        scheduled.id: ChapterState.SCHEDULED,
        posted.id: ChapterState.POSTED,
    }
    assert [await program.chapters.text(one) for one in stand] == [TEXT] * 3


async def test_what_was_deleted_or_withdrawn_loses_its_text_a_day_later_and_keeps_its_name(
    program: Program, work: Work, clock: SetClock
) -> None:
    deleted, withdrawn = [await with_text(program, work, number) for number in (1, 2)]
    await program.chapters.delete(AUTHOR, deleted.id)
    await program.publishing.post(AUTHOR, withdrawn.id, again=1)
    await program.publishing.withdraw(AUTHOR, withdrawn.id)
    clock.advance(hours=23)
    await program.services.expiry.remove_expired()
    before = await of(program, "chapter_texts")
    clock.advance(hours=2)
    await program.services.expiry.remove_expired()

    assert (before, await of(program, "chapter_texts")) == ([2], [0])
    async with program.database.read() as connection:
        left = (await chapter_store.find_any(connection, deleted.id)).details
        assert await text_store.find(connection, withdrawn.id) is None
    assert (left.number, left.title) == (1, "The Lamp")
    assert (left.summary, left.notes, left.excerpt) == (None, None, None)


async def test_files_forms_ideas_and_clicks_go_though_no_further_one_comes(
    program: Program, work: Work, clock: SetClock
) -> None:
    upload = await program.services.uploads.keep(AUTHOR, work, [ChapterDraft(body=TEXT)], silent=False)
    form = await program.services.forms.keep(AUTHOR.id, RefusedForm("suggest:1:0:0", {"idea": "A storm."}), 1)
    async with program.database.change() as connection:
        about = {"guild_id": GUILD, "work_id": work.id, "reader_id": reader(1).id, "idea": "A storm."}
        chosen = {"spoiler": SpoilerLevel.NONE, "credited": False, "wants_dm": False, "held_at": clock.now}
        await connection.execute(insert(held_ideas).values(**about, **chosen))
    program.services.clicks.begin(Click(first_id(clock.now), AUTHOR.id, "keep"))
    async with program.database.change() as connection:
        await chapter_store.keep(connection, [1])
    program.services.clicks.end()
    kinds = ("uploads", "refused_forms", "held_ideas", "clicks")

    async def after(time: timedelta) -> list[int]:
        clock.advance(seconds=time.total_seconds())
        await program.services.expiry.remove_expired()
        return await of(program, *kinds)

    assert await after(KEPT - timedelta(minutes=1)) == [1, 1, 1, 1]
    assert await after(timedelta(minutes=2)) == [1, 1, 1, 0]
    assert await after(timedelta(hours=23)) == [1, 1, 1, 0]
    assert await after(timedelta(hours=1)) == [0, 0, 0, 0]
    with pytest.raises(UserFacingError):
        await program.services.uploads.find(AUTHOR, upload.id)
    with pytest.raises(UserFacingError):
        await program.services.forms.find(AUTHOR.id, form)


async def test_a_role_that_was_perhaps_made_is_looked_for_no_more_after_a_week(
    program: Program, work: Work, clock: SetClock
) -> None:
    async with program.database.change() as connection:
        await following_store.note_attempt(connection, work.id, GUILD, first_id(clock.now))

    clock.advance(days=6)
    await program.services.expiry.remove_expired()
    assert await of(program, "role_attempts") == [1]
    clock.advance(days=2)
    await program.services.expiry.remove_expired()
    assert await of(program, "role_attempts") == [0]


async def test_nothing_goes_by_a_clock_that_is_far_from_discords_or_that_discord_was_not_asked_about(
    program: Program, work: Work, clock: SetClock
) -> None:
    await with_text(program, work, 1)
    right = clock.now
    clock.advance(days=60)
    unasked = Services.on(program.database, clock)
    await unasked.expiry.remove_expired()
    program.services.discord_time.hear(format_datetime(right))
    await program.services.expiry.remove_expired()
    by_a_wrong_clock = await program.chapters.all(work.id, ChapterState.DRAFT)
    program.services.discord_time.hear(format_datetime(clock.now))
    await program.services.expiry.remove_expired()

    assert len(by_a_wrong_clock) == 1
    assert await program.chapters.all(work.id, ChapterState.DRAFT) == []
