"""Telling a server's staff what can't go on by itself: each is said once, until it has been mended."""

from datetime import datetime, timedelta

from bot.announcements import queue_store
from bot.announcements import store as announcements_store
from bot.announcements.models import DOUBTS, Announcement, DeliveryState, Step, Trouble
from bot.core.clock import Clock
from bot.core.db.backups.store import all_of as all_returns
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters import store as letters_store
from bot.letters.models import Arguments, LetterKind
from bot.notices.told_store import told
from bot.works.models import Author, Chapter, Work

WORTH_SAYING = timedelta(minutes=5)
"""How late a chapter goes out before staff hear of it."""


async def tell_of_trouble(
    connection: AsyncConnection, clock: Clock, row: Announcement, work: Work, trouble: Trouble
) -> None:
    """Let the staff of the channel's server and of the work's own hear of it, once until it is mended."""
    arguments = {**_place(row), "announcement_id": row.id, "trouble": trouble.value, "state": row.state.value}
    for guild_id in dict.fromkeys((row.guild_id, work.guild_id)):
        await tell(connection, clock, LetterKind.TROUBLE, guild_id, _about(row, trouble), arguments)


async def tell_of_step(
    connection: AsyncConnection, clock: Clock, row: Announcement, step: Step, trouble: Trouble
) -> None:
    """Let the staff of the channel's server hear what couldn't be done with an announcement there, and why."""
    arguments = {**_place(row), "announcement_id": row.id, "step": step.value, "trouble": trouble.value}
    await tell(connection, clock, LetterKind.STEP_HELD_UP, row.guild_id, _about(row, step), arguments)


async def trouble_of_step(connection: AsyncConnection, row: Announcement, step: Step) -> Trouble:
    """Tell why a step couldn't be taken, as staff were told; NO_ANSWER where nobody had to be."""
    arguments = await told(connection, row.guild_id, _about(row, step))
    return Trouble(str(arguments["trouble"])) if arguments else Trouble.NO_ANSWER


async def tell_of_delay(
    connection: AsyncConnection, clock: Clock, work: Work, chapter: Chapter, due_at: datetime
) -> None:
    """Let staff hear that a chapter went out later than it was to.

    Of a time that the database knows nothing of, since it was put back from a copy, nobody can tell whether it did.
    """
    if clock() - due_at > WORTH_SAYING and not any(one.covers(due_at) for one in await all_returns(connection)):
        about = f"late {chapter.id} {due_at:%Y%m%d%H%M}"
        arguments = {"chapter_id": chapter.id, "due": int(due_at.timestamp())}
        await tell(connection, clock, LetterKind.LATE, work.guild_id, about, arguments)


async def tell_of_waiting(
    connection: AsyncConnection, clock: Clock, work: Work, chapter: Chapter, due_at: datetime
) -> bool:
    """Let staff hear that a chapter is due and waits behind one that is stuck, in the first channel where it does.

    False if it waits behind none.
    """
    behind = queue_store.what_each_waits_for(await queue_store.not_out(connection, work.id))
    for row in await announcements_store.of_chapter(connection, chapter.id):
        if row.id in behind:
            arguments = {**_place(row), "announcement_id": row.id, "due": int(due_at.timestamp())}
            await tell(connection, clock, LetterKind.WAITS_BEHIND, work.guild_id, f"behind {row.id}", arguments)
            return True
    return False


async def tell_of_author(connection: AsyncConnection, clock: Clock, work: Work, author: Author) -> None:
    """Let staff hear that somebody who is recorded as a work's author left the server."""
    arguments = {"work_id": work.id, "author_id": author.id}
    await tell(connection, clock, LetterKind.AUTHOR_LEFT, work.guild_id, f"author {author.id} left", arguments)


async def tell(
    connection: AsyncConnection, clock: Clock, kind: LetterKind, guild_id: int, about: str, arguments: Arguments
) -> None:
    """Let a server's staff read this where they want notices; the same thing again isn't said a second time."""
    await letters_store.write(connection, kind, guild_id, about, arguments, due_at=clock())


async def forget_trouble(connection: AsyncConnection, row: Announcement) -> None:
    """Forget what was in the way in the channel: what this announcement was to do there is done."""
    await letters_store.forget_said(connection, [_about(row, trouble) for trouble in Trouble])


async def forget_doubt(connection: AsyncConnection, row: Announcement) -> None:
    """Forget the question about an uncertain announcement: somebody decided."""
    await letters_store.forget_said(connection, [_about_doubt(row)])


async def forget_step(connection: AsyncConnection, row: Announcement, step: Step) -> None:
    """Forget that this couldn't be done in the channel: it was."""
    await letters_store.forget_said(connection, [_about(row, step)])


def _place(row: Announcement) -> Arguments:
    return {"chapter_id": row.chapter_id, "channel_id": row.channel_id}


def _about(row: Announcement, what: Trouble | Step) -> str:
    """Name what a notice is about: what is mended for a whole channel, or what is decided for each announcement."""
    if what in DOUBTS:
        return _about_doubt(row)
    doing = {DeliveryState.SENT: "change ", DeliveryState.WITHDRAWING: "removal "} if isinstance(what, Trouble) else {}
    return f"channel {row.channel_id} {doing.get(row.state, '')}{what}"


def _about_doubt(row: Announcement) -> str:
    return f"announcement {row.id} uncertain"
