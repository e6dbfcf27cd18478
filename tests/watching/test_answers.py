"""What people decide about what a source brought."""

import pytest

from bot.core.errors import UserFacingError
from bot.letters.models import LetterKind
from bot.setup.models import Member
from bot.watching.answers.service import FoundChapters
from bot.watching.answers.together import ChaptersTogether
from bot.watching.models import SourceChapter, SourceChapterState, SourceMode
from bot.works.models import ChapterState, Rating
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR, GUILD, reader


def found(watched: Watched) -> FoundChapters:
    return watched.program.services.watching.found


def together(watched: Watched) -> ChaptersTogether:
    return watched.program.services.watching.together


async def row_of(watched: Watched, number: float = 3) -> SourceChapter:
    watched.site.put(entry(number))
    await watched.later()
    return next(one for one in await watched.listed() if one.number == number)


async def batch_of(watched: Watched) -> int:
    watched.site.put(*(entry(number) for number in (3, 4, 5, 6)))
    await watched.later()
    return next(one.batch for one in await watched.listed() if one.batch) or 0


async def states(watched: Watched) -> list[SourceChapterState]:
    return [one.state for one in await watched.listed()][2:]


async def test_post_posts_it_once(watched: Watched) -> None:
    row = await row_of(watched)

    await found(watched).post(AUTHOR, row.id)
    with pytest.raises(UserFacingError):
        await found(watched).post(AUTHOR, row.id)

    assert await watched.posted() == [3]


async def test_skip_is_undone_by_undo(watched: Watched) -> None:
    row = await row_of(watched)

    skipped = await found(watched).skip(AUTHOR, row.id)
    back = await found(watched).take_back(AUTHOR, row.id)

    assert (skipped.chapter.state, back.chapter.state) == (ChapterState.CANCELLED, ChapterState.DRAFT)


async def test_what_would_go_out_by_itself_can_be_held(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    row = await row_of(watched)

    await found(watched).hold(AUTHOR, row.id)
    await watched.later()

    assert await watched.posted() == []


async def test_from_now_on_by_itself_means_this_one_too(watched: Watched) -> None:
    row = await row_of(watched)

    await found(watched).from_now_on(AUTHOR, row.id)
    watched.site.put(entry(4))
    await watched.later()
    await watched.later(minutes=11)

    assert await watched.posted() == [3, 4]


async def test_a_work_without_a_rating_posts_nothing_by_itself(watched: Watched) -> None:
    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.NOT_RATED)
    row = await row_of(watched)

    with pytest.raises(UserFacingError, match="rating"):
        await found(watched).from_now_on(AUTHOR, row.id)


async def test_all_are_taken_as_drafts_in_their_order(watched: Watched) -> None:
    _, chapters = await together(watched).take_all(AUTHOR, await batch_of(watched))

    assert [one.details.number for one in chapters] == [3, 4, 5, 6]
    assert await states(watched) == [SourceChapterState.FOUND] * 4


async def test_only_the_newest_is_asked_about_and_the_others_are_skipped(watched: Watched) -> None:
    asked, _ = await together(watched).take_newest(AUTHOR, await batch_of(watched))

    assert asked.chapter.details.number == 6
    assert await states(watched) == [SourceChapterState.SKIPPED] * 3 + [SourceChapterState.FOUND]
    assert await watched.asked() == [LetterKind.FOUND_MANY, LetterKind.FOUND]


async def test_all_are_skipped_and_a_second_answer_hears_that(watched: Watched) -> None:
    batch = await batch_of(watched)

    await together(watched).skip_all(AUTHOR, batch)
    with pytest.raises(UserFacingError, match="Somebody decided"):
        await together(watched).take_all(AUTHOR, batch)

    assert await watched.chapters() == []


async def test_the_newest_of_the_first_look_can_be_drafted(watched: Watched) -> None:
    newest = await together(watched).newest(AUTHOR, watched.source.id)
    again = await together(watched).newest(AUTHOR, watched.source.id)

    assert (newest.details.number, again.id) == (2, newest.id)


@pytest.mark.parametrize("member", [reader(1), Member(GUILD + 1, AUTHOR.id, "Ada", manages_guild=True)])
async def test_nobody_else_decides(watched: Watched, member: Member) -> None:
    row, of = await row_of(watched), found(watched)
    for decide in (of.post, of.skip, of.hold, of.from_now_on, of.look):
        with pytest.raises(UserFacingError):
            await decide(member, row.id)
    with pytest.raises(UserFacingError):
        await together(watched).newest(member, watched.source.id)


@pytest.mark.usefixtures("complete")
async def test_what_is_gone_is_withdrawn_or_left(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.entries += [entry(3), entry(4)]
    await watched.later()
    await watched.later(minutes=11)
    del watched.site.entries[2:]
    for _ in range(2):
        await watched.later()
    third, fourth = (one for one in await watched.listed() if one.number in (3, 4))

    await found(watched).withdraw(AUTHOR, third.id)
    with pytest.raises(UserFacingError, match="was withdrawn"):
        await found(watched).withdraw(AUTHOR, third.id)
    await found(watched).leave(AUTHOR, fourth.id)

    assert await watched.posted() == [4]
    assert await states(watched) == [SourceChapterState.FOUND, SourceChapterState.LEFT]
