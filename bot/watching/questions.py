"""What staff, or the author, are asked and told of a source, once each, and when it has to show something else."""

from collections.abc import Iterable
from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters import store as letters_store
from bot.letters.models import Arguments, LetterKind
from bot.watching.listing import store as listing_store
from bot.watching.models import AskReason, Feed, FeedTrouble, Source, SourceChapter, SourceChapterState
from bot.works.access import is_recorded
from bot.works.models import Work


async def ask_about(
    connection: AsyncConnection,
    clock: Clock,
    work: Work,
    source: Source,
    row: SourceChapter,
    doubts: Iterable[AskReason],
) -> None:
    """Show a chapter's preview to whoever is asked, with what can be done with it."""
    arguments: Arguments = {"row": row.id, "doubts": ",".join(sorted(doubts))}
    await _write(connection, clock, LetterKind.FOUND, work, source, about_found(row.id), arguments)


async def ask_about_all(
    connection: AsyncConnection, clock: Clock, work: Work, source: Source, batch: int, doubts: Iterable[AskReason]
) -> None:
    """Ask what to do with several chapters at once."""
    arguments: Arguments = {"batch": batch, "doubts": ",".join(sorted(doubts))}
    await _write(connection, clock, LetterKind.FOUND_MANY, work, source, about_batch(batch), arguments)


async def ask_about_gone(
    connection: AsyncConnection, clock: Clock, work: Work, source: Source, row: SourceChapter
) -> None:
    """Ask whether to withdraw a chapter that its source lists no more."""
    about = about_gone(row.id)
    await letters_store.forget_said(connection, [about, instead(about)])  # it may have been there again since
    await _write(connection, clock, LetterKind.GONE, work, source, about, {"row": row.id})


async def tell_of_trouble(connection: AsyncConnection, clock: Clock, work: Work, source: Source, feed: Feed) -> None:
    """Say, once, that looks at a source have failed since some time, and why."""
    since = int((feed.failing_since or clock()).timestamp())
    arguments: Arguments = {"source": source.id, "trouble": feed.trouble or FeedTrouble.NO_ANSWER, "since": since}
    about = f"source {source.id} fails {since}"
    await _write(connection, clock, LetterKind.SOURCE_FAILS, work, source, about, arguments)


async def tell_of_recovery(
    connection: AsyncConnection, clock: Clock, work: Work, source: Source, since: datetime
) -> None:
    """Say that a source of whose failure they heard works again."""
    about = f"source {source.id} works {int(since.timestamp())}"
    await _write(connection, clock, LetterKind.SOURCE_WORKS, work, source, about, {"source": source.id})


async def refresh(connection: AsyncConnection, guild_id: int, about: str, now: datetime) -> None:
    """Let what stands, whoever was asked, show what is true now."""
    await letters_store.refresh(connection, guild_id, about, now)
    await letters_store.refresh(connection, guild_id, instead(about), now)


async def refresh_about(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Let whatever was asked about a chapter show what is true now."""
    for guild_id, row in await listing_store.with_chapter(connection, chapter_id):
        for about in (about_found(row.id), about_gone(row.id)):
            await refresh(connection, guild_id, about, now)


async def refresh_all_about(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Let whatever is still asked about a work show what is true now: its title, its rating, its cover."""
    for guild_id, row in await listing_store.undecided(connection, work_id):
        about = about_batch(row.batch) if row.state is SourceChapterState.HELD and row.batch else about_found(row.id)
        await refresh(connection, guild_id, about, now)


def about_found(row_id: int) -> str:
    return f"found {row_id}"


def about_batch(batch: int) -> str:
    return f"found together {batch}"


def about_gone(row_id: int) -> str:
    return f"gone at its source {row_id}"


def instead(about: str) -> str:
    return f"{about}, to staff"


async def _write(
    connection: AsyncConnection,
    clock: Clock,
    kind: LetterKind,
    work: Work,
    source: Source,
    about: str,
    arguments: Arguments,
) -> None:
    """Write to the author who is to be asked, or to staff: who is no author any more can't decide."""
    is_author = source.asks_id is not None and is_recorded(work, source.asks_id)
    asks_id = source.asks_id if is_author else None
    await letters_store.write(connection, kind, work.guild_id, about, arguments, due_at=clock(), member_id=asks_id)
