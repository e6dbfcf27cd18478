"""What staff, or the author, are asked and told of a source: rendered from what is true when it goes out."""

from dataclasses import replace
from datetime import datetime

from bot.announcements.card import build
from bot.core.buttons import Button, ButtonColour
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling, Render
from bot.notices.letters import HELD_FOR
from bot.watching import buttons, questions, store, wording
from bot.watching.listing import store as listing_store
from bot.watching.looks.news import GONE_AFTER
from bot.watching.models import AskReason, FeedTrouble, Source, SourceChapter, SourceChapterState, SourceMode
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, ChapterState, Work

NAMED = 5
"""Chapters that are named in one letter about many."""


async def _found(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Show a chapter as it would be posted, or how it stands by now."""
    row = await listing_store.find(connection, letter.number("row"))
    if row is None or row.chapter_id is None:
        return None
    source, work, chapter = await _of(connection, row)
    if chapter.state is ChapterState.DRAFT:
        words = wording.found(work, source, _doubts(letter))
        return _with_card(work, chapter, words, _choices(row, source), None)
    if chapter.state is ChapterState.SCHEDULED and chapter.due_at:
        words = wording.goes_out(work, source, int(chapter.due_at.timestamp()))
        return _with_card(work, chapter, words, _stops(row), letter.again_after(chapter.due_at))
    again_at = letter.again_after(chapter.posted_at) if chapter.posted_at and chapter.out_at is None else None
    back = [Button(wording.take_back(), buttons.TakeFoundBack(row.id))] * (chapter.state is ChapterState.CANCELLED)
    without = LetterContent(
        text=wording.how_it_stands(work, chapter, named=False), buttons=tuple(back), again_at=again_at
    )
    return _where_it_may_be_read(work, wording.how_it_stands(work, chapter), without)


def _where_it_may_be_read(work: Work, text: str, without: LetterContent) -> LetterContent:
    """Name a chapter where its work may be shown; elsewhere say the same `without` its name."""
    return replace(without, text=text, rating=work.details.rating, instead=without)


def _with_card(
    work: Work, chapter: Chapter, words: str, choices: tuple[Button, ...], again_at: datetime | None
) -> LetterContent:
    """Show the card where the work may be shown; elsewhere say only that there is one."""
    without = LetterContent(text=f"{words} {wording.not_shown_here()}", buttons=choices, again_at=again_at)
    return LetterContent(
        text=words,
        card=build(work, chapter.details),
        buttons=choices,
        rating=work.details.rating,
        instead=without,
        again_at=again_at,
    )


def _choices(row: SourceChapter, source: Source) -> tuple[Button, ...]:
    by_itself = Button(wording.from_now_on(), buttons.FromNowOn(row.id))
    return (
        Button(wording.post(), buttons.PostFound(row.id), ButtonColour.GREEN),
        Button(wording.schedule(), buttons.ScheduleFound(row.id)),
        Button(wording.change(), buttons.ChangeFound(row.id)),
        Button(wording.skip(), buttons.SkipFound(row.id), ButtonColour.RED),
        *([by_itself] if source.mode is SourceMode.ASK else []),
    )


def _stops(row: SourceChapter) -> tuple[Button, ...]:
    return (
        Button(wording.post_now(), buttons.PostFound(row.id), ButtonColour.GREEN),
        Button(wording.hold(), buttons.HoldFound(row.id)),
        Button(wording.change(), buttons.ChangeFound(row.id)),
        Button(wording.skip(), buttons.SkipFound(row.id), ButtonColour.RED),
    )


async def _found_many(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Ask what to do with several, as long as nobody decided."""
    rows = await listing_store.batch(connection, letter.number("batch"))
    if not rows:
        return None
    source = await _source(connection, rows[0].source_id)
    work = await works_store.find_any(connection, source.work_id)
    held = [row for row in rows if row.state is SourceChapterState.HELD]
    if not held:
        return LetterContent(text=wording.decided(work, rows))
    doubts = _doubts(letter)
    names = [row.title for row in held]
    batch = letter.number("batch")
    without = LetterContent(
        text=wording.found_many(work, source, doubts, [], len(names)),
        buttons=(
            Button(wording.at_my_rhythm(), buttons.PostAtMyRhythm(batch)),
            Button(wording.only_the_newest(), buttons.PostTheNewest(batch)),
            Button(wording.skip_all(), buttons.SkipAll(batch), ButtonColour.RED),
        ),
    )
    return _where_it_may_be_read(
        work, wording.found_many(work, source, doubts, names[:NAMED], len(names) - NAMED), without
    )


async def _gone(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Ask whether to withdraw what its source lists no more, as long as that is so."""
    row = await listing_store.find(connection, letter.number("row"))
    if row is None or row.chapter_id is None:
        return None
    source, work, chapter = await _of(connection, row)
    if chapter.state is not ChapterState.POSTED or row.missed < GONE_AFTER:
        without = LetterContent(text=wording.gone_no_more(work, chapter, named=False))
        said = _where_it_may_be_read(work, wording.gone_no_more(work, chapter), without)
        return said if letter.message_id else None
    if row.state is SourceChapterState.LEFT:
        without = LetterContent(text=wording.left_as_it_is(work, chapter, named=False))
        return _where_it_may_be_read(work, wording.left_as_it_is(work, chapter), without)
    withdraw = Button(wording.withdraw(), buttons.WithdrawGone(row.id), ButtonColour.RED)
    leave = Button(wording.leave_it(), buttons.LeaveGone(row.id))
    without = LetterContent(text=wording.gone(work, source, chapter, named=False), buttons=(withdraw, leave))
    return _where_it_may_be_read(work, wording.gone(work, source, chapter), without)


async def _fails(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    source = await store.find(connection, letter.number("source"))
    if source is None or not source.is_watched:
        return None
    work = await works_store.find_any(connection, source.work_id)
    trouble = FeedTrouble(letter.word("trouble"))
    return LetterContent(text=wording.fails(work, source, trouble, letter.number("since")), previews_links=False)


async def _works_again(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    source = await store.find(connection, letter.number("source"))
    if source is None or not source.is_watched:
        return None
    work = await works_store.find_any(connection, source.work_id)
    return LetterContent(text=wording.works_again(work, source), previews_links=False)


def _doubts(letter: Letter) -> list[AskReason]:
    return [AskReason(one) for one in letter.word("doubts").split(",") if one]


async def _of(connection: AsyncConnection, row: SourceChapter) -> tuple[Source, Work, Chapter]:
    chapter = await chapter_store.find_any(connection, row.chapter_id or 0)
    return await _source(connection, row.source_id), await works_store.find_any(connection, chapter.work_id), chapter


async def _source(connection: AsyncConnection, source_id: int) -> Source:
    """Find the source of a chapter that it lists, which is kept as long as that."""
    source = await store.find(connection, source_id)
    if source is None:
        raise LookupError(f"source {source_id}")
    return source


def _asked(render: Render) -> LetterHandling:
    """Ask an author who can be, and is there; else staff."""
    return LetterHandling(
        render, tried_for=None, is_kept=True, held_for=HELD_FOR, unsaid=questions.to_staff, for_members=True
    )


KINDS = {
    LetterKind.FOUND: _asked(_found),
    LetterKind.FOUND_MANY: _asked(_found_many),
    LetterKind.GONE: _asked(_gone),
    LetterKind.SOURCE_FAILS: _asked(_fails),
    LetterKind.SOURCE_WORKS: _asked(_works_again),
}
