"""What a look finds, and what becomes of it: asked about, posted by itself, or put into the backlog."""

from datetime import timedelta

import pytest

from bot.letters.models import LetterKind
from bot.watching.models import SourceChapterState, SourceMode
from bot.works.models import ChapterState, Rating
from tests.watching.made_up_feed import entry
from tests.watching.watched import Watched
from tests.worlds.people import AUTHOR

FOUND, MANY = LetterKind.FOUND, LetterKind.FOUND_MANY


async def test_nothing_goes_out_at_the_first_look(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)

    await watched.later()

    assert await watched.posted() == []
    assert [one.number for one in await watched.listed()] == [1, 2]


async def test_a_new_chapter_is_asked_about(watched: Watched) -> None:
    watched.site.put(entry(3))

    await watched.later()

    (draft,) = await watched.chapters(ChapterState.DRAFT)
    told = (draft.details.number, draft.details.title, draft.details.link)
    assert told == (3, "Night 3", "https://lamplit.example/story/3")
    assert await watched.asked() == [FOUND]


async def test_a_new_chapter_goes_out_by_itself_after_the_delay(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(3))

    await watched.later()
    assert await watched.posted() == []
    await watched.later(minutes=11)

    assert await watched.posted() == [3]


async def test_three_at_once_go_out_in_the_order_of_their_numbers(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(5), entry(3), entry(4))

    await watched.later()
    await watched.later(minutes=11)

    assert await watched.posted() == [3, 4, 5]


async def test_more_than_three_at_once_are_asked_about_together(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.put(entry(3), entry(4), entry(5), entry(6))

    await watched.later()
    await watched.later()

    assert await watched.asked() == [MANY]
    assert await watched.chapters() == []
    assert [one.state for one in await watched.listed()][2:] == [SourceChapterState.HELD] * 4


async def test_a_site_that_shows_nothing_of_what_it_showed_is_asked_about(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.entries = [
        entry(number, guid=f"new{number}", link=f"https://new.example/{number}") for number in (2, 1)
    ]

    await watched.later()
    await watched.later()

    assert await watched.posted() == []
    assert await watched.asked() == [MANY]


async def test_a_chapter_that_is_put_in_between_is_asked_about(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    watched.site.entries.insert(1, entry(1.5))

    await watched.later()
    await watched.later()

    assert (await watched.posted(), await watched.asked()) == ([], [FOUND])


async def test_a_work_without_a_rating_is_always_asked_about(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    await watched.program.works.edit(AUTHOR, watched.work.id, None, rating=Rating.NOT_RATED)
    watched.site.put(entry(3))

    await watched.later()
    await watched.later()

    assert (await watched.posted(), await watched.asked()) == ([], [FOUND])


@pytest.mark.parametrize("link", [None, "https://lamplit.example/story/3?utm_source=discord"])
async def test_what_was_posted_by_hand_is_not_announced_again(watched: Watched, link: str | None) -> None:
    await watched.choose(SourceMode.POST)
    await watched.program.out(watched.work, 3, title="Night the Third", link=link)
    watched.site.put(entry(3))

    await watched.later()
    await watched.later()

    assert (await watched.posted(), await watched.asked()) == ([3], [])
    (posted,) = await watched.chapters(ChapterState.POSTED)
    assert posted.details.link == (link or "https://lamplit.example/story/3")


async def test_what_is_scheduled_by_hand_goes_out_when_its_author_said(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    draft = await watched.program.draft(watched.work, 3)
    await watched.program.publishing.schedule(AUTHOR, draft.id, "in 3 days")
    watched.site.put(entry(3))

    await watched.later(days=2)
    assert (await watched.posted(), await watched.asked()) == ([], [])
    await watched.later(days=2)

    assert await watched.posted() == [3]


async def test_a_draft_that_its_author_wrote_is_asked_about_and_used(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    draft = await watched.program.draft(watched.work, 3, notes="Mind the stairs.")
    watched.site.put(entry(3))

    await watched.later()
    await watched.later()

    assert [one.id for one in await watched.chapters()] == [draft.id]
    assert await watched.asked() == [FOUND]


async def test_a_second_book_is_no_repeat_of_the_first(watched: Watched) -> None:
    await watched.choose(SourceMode.POST)
    await watched.program.out(watched.work, 1, title="Night 1", link="https://lamplit.example/story/1")
    watched.site.put(entry(1, "A New Shore", guid="b2c1", link="https://lamplit.example/story/b2-1"))

    await watched.later()
    await watched.later()

    assert (await watched.posted(), await watched.asked()) == ([1], [FOUND])


async def test_a_source_can_feed_the_backlog(watched: Watched) -> None:
    await watched.program.draft(watched.work, 0)
    backlog = (await watched.program.backlogs.plan(AUTHOR, watched.work.id, "Friday 18:00")).backlog
    assert backlog
    await watched.program.backlogs.begin(AUTHOR, watched.work.id, backlog.id)
    await watched.choose(SourceMode.BACKLOG)
    watched.site.put(entry(3))

    await watched.later(hours=2)

    waiting = (await watched.program.backlogs.look(AUTHOR, watched.work.id)).waiting
    assert [one.chapter.details.number for one in waiting] == [0, 3]
    assert await watched.asked() == []


async def test_without_a_backlog_the_author_is_asked(watched: Watched) -> None:
    await watched.choose(SourceMode.BACKLOG)
    watched.site.put(entry(3))

    await watched.later()

    assert await watched.asked() == [FOUND]


async def test_an_entry_that_changes_after_it_was_skipped_is_not_new(watched: Watched) -> None:
    watched.site.put(entry(3))
    await watched.later()
    (row,) = [one for one in await watched.listed() if one.number == 3]
    await watched.program.services.watching.found.skip(AUTHOR, row.id)
    watched.site.entries[0] = entry(3, "Renamed", day=watched.clock() - timedelta(days=400))

    await watched.later()

    assert await watched.chapters() == []


async def test_a_paused_source_is_not_looked_at_and_what_came_meanwhile_is_new_afterwards(watched: Watched) -> None:
    sources = watched.program.services.watching.sources
    await sources.pause(AUTHOR, watched.source.id)
    watched.site.put(entry(3))
    await watched.later()
    assert watched.site.asked == []

    await sources.resume(AUTHOR, watched.source.id)
    await watched.later()

    assert await watched.asked() == [FOUND]


async def test_an_ended_source_brings_nothing_and_can_be_had_back(watched: Watched) -> None:
    sources = watched.program.services.watching.sources
    await sources.end(AUTHOR, watched.source.id)
    watched.site.put(entry(3))
    await watched.later(minutes=5)
    assert watched.site.asked == []

    await sources.undo_end(AUTHOR, watched.source.id)
    await watched.later()

    assert await watched.asked() == [FOUND]


async def test_a_removed_works_source_is_not_looked_at_until_that_is_undone(watched: Watched) -> None:
    await watched.program.works.remove(AUTHOR, watched.work.id)
    watched.site.put(entry(3))
    await watched.later(minutes=5)
    assert await watched.chapters() == []

    await watched.program.works.restore(AUTHOR, watched.work.id)
    await watched.later()

    assert await watched.asked() == [FOUND]


async def test_a_clock_that_was_years_ahead_stops_no_looks(watched: Watched) -> None:
    await watched.later(days=4000)
    watched.clock.now -= timedelta(days=4000)
    watched.site.put(entry(3))

    await watched.later(minutes=1)

    assert await watched.asked() == [FOUND]
