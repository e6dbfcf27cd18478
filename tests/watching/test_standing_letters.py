"""Questions about a work follow it, open or closed; what an author can't be asked, or can't decide, staff are asked."""

import pytest
from sqlalchemy import select

from bot.core.db.database import Database
from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.watching.answers.service import FoundChapters
from bot.watching.models import SourceMode
from bot.works.models import Rating
from tests.letters.letterbox import Letterbox
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.databases.statements import statements
from tests.worlds.people import AUTHOR


@pytest.fixture
def box(watched: Watched) -> Letterbox:
    made = Letterbox(watched.clock)
    watched.program.services.letters.messenger.bind(made)
    return made


def found(watched: Watched) -> FoundChapters:
    return watched.program.services.watching.found


async def told(watched: Watched) -> None:
    watched.clock.advance(seconds=5)
    await watched.program.services.letters.deliver_due()


async def appear(watched: Watched, *numbers: int) -> list[int]:
    """Let chapters appear one after the other; returns what the source knows them by."""
    for number in numbers:
        watched.site.put(entry(number))
        await watched.later()
    return [one.id for one in await watched.listed() if one.number in numbers]


async def test_from_now_on_takes_the_offer_from_every_question_of_the_source(watched: Watched, box: Letterbox) -> None:
    _, second = await appear(watched, 3, 4)
    await told(watched)

    await found(watched).from_now_on(AUTHOR, second)
    await told(watched)

    offered = [[button.label for button in one.content.buttons] for one in box.messages]
    assert "From now on by itself" not in offered[0]
    assert "Post" in offered[0]


async def test_a_closed_question_names_no_chapter_once_its_work_is_for_adults(watched: Watched, box: Letterbox) -> None:
    (row,) = await appear(watched, 3)
    await told(watched)
    await found(watched).post(AUTHOR, row)
    await told(watched)
    assert "Night 3" in box.messages[0].content.text

    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.EXPLICIT)
    await told(watched)

    assert "Night 3" not in box.messages[0].content.text


@pytest.fixture
async def gone(site: object, complete: None, watched: Watched, box: Letterbox) -> int:
    """A posted chapter that its source lists no more, of which staff were asked."""
    await watched.choose(SourceMode.POST)
    watched.site.entries.append(entry(3))
    await watched.later()
    await watched.later(minutes=11)
    watched.site.entries.pop()
    for _ in range(2):
        await watched.later()
    await told(watched)
    assert [one.label for one in box.messages[-1].content.buttons] == ["Withdraw", "Leave it"]
    return next(one.id for one in await watched.listed() if one.number == 3)


async def test_a_question_whether_to_withdraw_follows_its_work(gone: int, watched: Watched, box: Letterbox) -> None:
    del gone
    await watched.program.works.edit(AUTHOR, watched.work.id, None, title="Low Tide")
    await told(watched)

    assert "Low Tide" in box.messages[-1].content.text


async def test_what_was_left_and_came_back_is_asked_about_when_it_goes_again(
    gone: int, watched: Watched, box: Letterbox
) -> None:
    await found(watched).leave(AUTHOR, gone)
    watched.site.entries.append(entry(3))
    await watched.later()
    watched.site.entries.pop()

    for _ in range(2):
        await watched.later()
    await told(watched)

    assert [one.label for one in box.messages[-1].content.buttons] == ["Withdraw", "Leave it"]


async def test_however_much_was_asked_about_a_work_its_change_takes_as_many_statements(watched: Watched) -> None:
    async def needed(title: str) -> int:
        with statements() as asked:
            await watched.program.works.edit(AUTHOR, watched.work.id, None, title=title)
        return len(asked)

    await appear(watched, 3)
    few = await needed("Low Tide")
    await appear(watched, 4, 5, 6, 7, 8)

    assert await needed("High Tide") == few


async def test_an_author_who_left_before_they_are_asked_leaves_it_to_staff(watched: Watched, box: Letterbox) -> None:
    await watched.program.services.watching.sources.set_asked(AUTHOR, watched.source.id, AUTHOR.id)
    box.left.add(AUTHOR.id)

    await appear(watched, 3)
    await told(watched)
    await told(watched)

    assert box.private == []
    assert "New at lamplit.example" in box.texts[-1]


async def test_an_author_who_left_after_they_were_asked_leaves_it_to_staff_once(
    watched: Watched, box: Letterbox
) -> None:
    await watched.program.services.watching.sources.set_asked(AUTHOR, watched.source.id, AUTHOR.id)
    (row,) = await appear(watched, 3)
    await told(watched)
    assert len(box.private) == 1

    for _ in range(2):
        await found(watched).ask_staff(AUTHOR.id, row)
        await told(watched)

    assert len(box.messages) == 2
    assert "New at lamplit.example" in box.texts[-1]


async def test_a_message_that_is_to_show_something_else_wakes_the_process_that_sends_it(
    watched: Watched, database: Database
) -> None:
    (row,) = await appear(watched, 3)

    with statements() as asked:
        await found(watched).skip(AUTHOR, row)

    async with database.read() as connection:
        query = select(letters.c.due_at).filter_by(kind=LetterKind.FOUND)
        assert (await connection.execute(query)).scalar_one() == watched.clock()
        assert any("pg_notify" in one for one in asked) == (connection.dialect.name == "postgresql")
