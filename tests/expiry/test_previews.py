"""A preview goes a while after the last that its author did with it, and not before the time it is planned for."""

from collections.abc import Awaitable, Callable

import pytest

from bot.uploads.models import DraftSource
from bot.works.models import ChapterState, TextPlace, Work
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD
from tests.worlds.program import Program, details

TEXT = "It rained on the lamp for nine nights."


@pytest.fixture
async def work(program: Program) -> Work:
    await program.set_up()
    return await program.work(text=TextPlace.FILE)


async def drafted(program: Program, work: Work) -> int:
    return (await program.chapters.draft(AUTHOR, work.id, details(1, notes_offered="Thanks!"), TEXT)).id


async def left(program: Program, work: Work) -> list[int]:
    await program.services.expiry.remove_expired()
    return [one.id for one in await program.chapters.all(work.id, ChapterState.DRAFT)]


async def _exchange(program: Program, preview: int) -> None:
    source = DraftSource(preview, upload_id=1, place=0)
    await program.chapters.texts.exchange(AUTHOR, source, details(1), details(1), (TEXT, f"{TEXT} It hummed."))


async def _cancel_and_undo(program: Program, preview: int) -> None:
    await program.chapters.cancel(AUTHOR, preview)
    await program.chapters.undelete(AUTHOR, preview)


async def _plan(program: Program, preview: int) -> None:
    await program.publishing.plan(preview, await program.publishing.understand(GUILD, "in 2 hours"))


DEEDS: dict[str, Callable[[Program, int], Awaitable[object]]] = {
    "edited": lambda program, preview: program.chapters.edit(AUTHOR, preview, details(2)),
    "asked something": lambda program, preview: program.chapters.ask(AUTHOR, preview, "Who lit it?"),
    "given more text": lambda program, preview: program.chapters.texts.add(AUTHOR, preview, "It hummed."),
    "given another text": _exchange,
    "named ideas": lambda program, preview: program.services.used_ideas.choose(AUTHOR, preview, []),
    "cancelled and undone": _cancel_and_undo,
    "planned": _plan,
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
async def test_a_preview_that_somebody_still_works_on_stays_thirty_days_longer(
    program: Program, work: Work, clock: SetClock, deed: Callable[[Program, int], Awaitable[object]]
) -> None:
    preview = await drafted(program, work)
    clock.advance(days=29.9)
    await deed(program, preview)
    clock.advance(days=29)
    still = await left(program, work)
    text = await program.chapters.text(preview) or ""
    clock.advance(days=2)

    assert still == [preview]
    assert text.startswith(TEXT)
    assert await left(program, work) == []


async def test_a_preview_that_is_planned_stays_until_its_time_and_can_be_confirmed_then(
    program: Program, work: Work, clock: SetClock
) -> None:
    preview = await drafted(program, work)
    await program.publishing.plan(preview, await program.publishing.understand(GUILD, "in 45 days"))
    clock.advance(days=44)

    assert await left(program, work) == [preview]
    assert await program.publishing.schedule_as_planned(AUTHOR, preview) is not None


async def test_a_preview_whose_planned_time_has_long_passed_goes(program: Program, work: Work, clock: SetClock) -> None:
    preview = await drafted(program, work)
    await program.publishing.plan(preview, await program.publishing.understand(GUILD, "in 45 days"))
    clock.advance(days=74)
    before = await left(program, work)
    clock.advance(days=2)

    assert before == [preview]
    assert await left(program, work) == []
