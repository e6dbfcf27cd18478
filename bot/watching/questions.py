"""What staff, or the author, are asked and told of a source, once each, and when it has to show something else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters import standing_store
from bot.letters import store as letters_store
from bot.letters.models import Arguments, Letter, LetterKind
from bot.watching.listing import store as listing_store
from bot.watching.models import AskReason, Feed, FeedTrouble, Source, SourceChapter
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
    await standing_store.refresh_all(connection, guild_id, [about, instead(about)], now)


async def refresh_about(connection: AsyncConnection, chapter_id: int, now: datetime) -> None:
    """Let whatever was asked about a chapter show what is true now."""
    await _refresh_rows(connection, await listing_store.with_chapter(connection, chapter_id), now)


async def refresh_open(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Let whatever is still asked about a work show what can be decided now."""
    await _refresh_rows(connection, await listing_store.undecided(connection, work_id), now)


async def refresh_all_about(connection: AsyncConnection, work_id: int, now: datetime) -> None:
    """Let whatever was ever asked about a work show what is true now: its title, its cover, where it may be read."""
    await _refresh_rows(connection, await listing_store.asked_about(connection, work_id), now)


async def ask_staff_instead(
    connection: AsyncConnection, guild_id: int, author_id: int, row: SourceChapter, now: datetime
) -> None:
    """Ask staff whatever an author was asked in private of a chapter that a source lists."""
    for letter in await standing_store.to_member(connection, guild_id, author_id, _abouts(row)):
        await to_staff(connection, letter, now)


async def to_staff(connection: AsyncConnection, letter: Letter, now: datetime) -> None:
    """Ask staff what somebody was to be asked in private who can't be, or can't decide any more."""
    if letter.member_id is not None:
        about = instead(letter.about)
        await letters_store.write(connection, letter.kind, letter.guild_id, about, letter.arguments, due_at=now)


async def _refresh_rows(connection: AsyncConnection, rows: Sequence[tuple[int, SourceChapter]], now: datetime) -> None:
    about = defaultdict[int, list[str]](list)
    for guild_id, row in rows:
        about[guild_id] += [one for asked in _abouts(row) for one in (asked, instead(asked))]
    for guild_id, its in about.items():
        await standing_store.refresh_all(connection, guild_id, its, now)


def _abouts(row: SourceChapter) -> list[str]:
    """Name what may be asked about a chapter that a source lists; of those asked about together, under the first."""
    return [about_found(row.id), about_gone(row.id), *([about_batch(row.id)] if row.batch == row.id else [])]


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
