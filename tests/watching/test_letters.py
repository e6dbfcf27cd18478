"""What staff were asked shows what is true, whenever and wherever that is decided."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.letters.models import LetterKind
from bot.letters.store import letters
from bot.watching.models import SourceMode
from bot.works import readable_store
from bot.works.models import Author, Chapter, ChapterState, Rating
from tests.letters.letterbox import Letterbox
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR, MANAGER

Step = Callable[[Watched, Chapter], Awaitable[object]]


@pytest.fixture
def box(watched: Watched) -> Letterbox:
    made = Letterbox(watched.clock)
    watched.program.services.letters.messenger.bind(made)
    return made


async def found(watched: Watched) -> Chapter:
    """A chapter that is asked about, and was shown to staff."""
    watched.site.put(entry(3))
    await watched.later()
    await told(watched)
    (chapter,) = await watched.chapters()
    return chapter


async def told(watched: Watched) -> None:
    watched.clock.advance(seconds=5)
    await watched.program.services.letters.deliver_due()


async def test_a_question_says_that_its_chapter_is_announced_once_it_is(watched: Watched, box: Letterbox) -> None:
    await watched.choose(SourceMode.POST)
    await found(watched)
    await watched.later(minutes=12)
    await told(watched)
    assert "on its way to its channels" in box.texts[-1]

    (chapter,) = await watched.chapters()
    async with watched.program.database.change() as connection:
        await readable_store.mark_out(connection, chapter.id, watched.clock())
    watched.clock.advance(minutes=20)
    await told(watched)

    assert "is announced" in box.texts[-1]


async def edit(watched: Watched, chapter: Chapter) -> None:
    await watched.program.chapters.edit(AUTHOR, chapter.id, replace(chapter.details, title="The Storm"))


async def ask_readers(watched: Watched, chapter: Chapter) -> None:
    await watched.program.chapters.ask(AUTHOR, chapter.id, "Who lit the lamp?")


async def schedule(watched: Watched, chapter: Chapter) -> None:
    await watched.program.publishing.schedule(AUTHOR, chapter.id, "in 3 hours")


async def delete(watched: Watched, chapter: Chapter) -> None:
    await watched.program.chapters.delete(AUTHOR, chapter.id)


async def cancel(watched: Watched, chapter: Chapter) -> None:
    await watched.program.chapters.cancel(AUTHOR, chapter.id)


async def retitle_at_the_site(watched: Watched, _: Chapter) -> None:
    watched.site.entries[0] = entry(3, "The Storm")
    await watched.later()


async def retitle_the_work(watched: Watched, _: Chapter) -> None:
    await watched.program.works.edit(AUTHOR, watched.work.id, None, title="The Storm")


async def post(watched: Watched, chapter: Chapter) -> None:
    await watched.program.publishing.post(AUTHOR, chapter.id)


async def release_from_the_backlog(watched: Watched, _: Chapter) -> None:
    backlog = (await watched.program.backlogs.plan(AUTHOR, watched.work.id, "daily 18:00")).backlog
    assert backlog
    await watched.program.backlogs.begin(AUTHOR, watched.work.id, backlog.id)
    watched.clock.advance(days=1)
    await watched.program.timetable.release_due()


@pytest.mark.parametrize(
    ("step", "now"),
    [
        (edit, "The Storm"),
        (schedule, "goes out by itself"),
        (delete, "isn't announced"),
        (cancel, "isn't announced"),
        (retitle_at_the_site, "The Storm"),
        (retitle_the_work, "The Storm"),
        (post, "on its way to its channels"),
        (release_from_the_backlog, "on its way to its channels"),
    ],
)
async def test_a_question_follows_what_becomes_of_its_draft_wherever_that_is_done(
    watched: Watched, box: Letterbox, step: Step, now: str
) -> None:
    chapter = await found(watched)
    assert now not in str(box.messages[0].content)

    await step(watched, chapter)
    await told(watched)

    assert now in str(box.messages[0].content)


async def test_a_question_shows_what_readers_are_asked_on_its_card(watched: Watched, box: Letterbox) -> None:
    chapter = await found(watched)

    await ask_readers(watched, chapter)
    await told(watched)

    assert "Who lit the lamp?" in str(box.messages[0].content.card)


async def test_a_question_comes_back_when_its_draft_does(watched: Watched, box: Letterbox) -> None:
    chapter = await found(watched)
    await delete(watched, chapter)
    await told(watched)

    await watched.program.chapters.undelete(AUTHOR, chapter.id)
    await told(watched)
    assert "This is what would be posted" in box.texts[-1]
    await schedule(watched, chapter)
    await told(watched)
    await watched.program.publishing.unschedule(AUTHOR, chapter.id)
    await told(watched)

    assert "This is what would be posted" in box.texts[-1]
    assert len(box.messages) == 1


async def test_a_chapter_that_its_time_could_not_post_is_asked_about_again(watched: Watched, box: Letterbox) -> None:
    chapter = await found(watched)
    await schedule(watched, chapter)
    await watched.program.setup.change(MANAGER, channel_id=None)  # type: ignore[arg-type]

    await watched.later(hours=4)
    await told(watched)

    assert "This is what would be posted" in box.messages[0].content.text


async def test_a_card_is_no_longer_shown_once_its_work_is_for_adults(watched: Watched, box: Letterbox) -> None:
    await found(watched)
    assert box.messages[0].content.card is not None

    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.EXPLICIT)
    await told(watched)

    assert box.messages[0].content.card is None
    assert "isn't age-restricted" in box.texts[-1]


async def test_where_a_work_may_not_be_shown_a_decided_question_is_closed_all_the_same(
    watched: Watched, box: Letterbox
) -> None:
    chapter = await found(watched)
    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.EXPLICIT)
    await told(watched)
    assert len(box.messages[0].content.buttons) == 5

    await watched.program.chapters.delete(AUTHOR, chapter.id)
    await told(watched)

    assert "isn't announced" in box.texts[-1]
    assert "Night 3" not in box.texts[-1]
    assert [one.label for one in box.messages[0].content.buttons] == ["Undo"]


async def test_where_a_work_may_not_be_shown_many_are_decided_all_the_same(watched: Watched, box: Letterbox) -> None:
    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.EXPLICIT)
    watched.site.put(*(entry(number) for number in (3, 4, 5, 6)))

    await watched.later()
    await told(watched)

    assert "Night 3" not in box.texts[-1]
    assert len(box.messages[0].content.buttons) == 3


async def test_an_author_who_is_none_any_more_is_not_asked(watched: Watched) -> None:
    await watched.program.services.watching.sources.set_asked(AUTHOR, watched.source.id, AUTHOR.id)
    await watched.program.works.edit(AUTHOR, watched.work.id, Author(id=99, name="Somebody else"))

    watched.site.put(entry(3))
    await watched.later()

    async with watched.program.database.read() as connection:
        query = select(letters.c.member_id).filter_by(kind=LetterKind.FOUND)
        assert (await connection.execute(query)).scalars().all() == [None]


@pytest.mark.usefixtures("complete")
async def test_a_chapter_that_is_back_at_its_source_is_no_longer_asked_about_and_is_anew_when_it_goes_again(
    watched: Watched, box: Letterbox
) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.entries.append(entry(3))
    await watched.later()
    await watched.later(minutes=11)
    gone = watched.site.entries.pop()
    await watched.later()
    await watched.later()
    await told(watched)
    assert "isn't at" in box.texts[-1]

    watched.site.entries.append(gone)
    await watched.later()
    await told(watched)
    assert "is at its source again" in "".join(box.texts)
    watched.site.entries.pop()
    await watched.later()
    await watched.later()
    await told(watched)

    assert "isn't at" in box.texts[-1]
    assert (await watched.asked()).count(LetterKind.GONE) == 1
    assert await watched.chapters(ChapterState.POSTED) != []
