"""The letters of a call: its public invitation, which follows what is true of it, and its poll."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.people.columns import NOBODY
from bot.delivery.refreshing import refresh_chapter
from bot.letters import standing_store
from bot.letters import store as letters_store
from bot.letters.models import LetterKind
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls.store import Call, NamingPoll
from bot.suggestions.models import Suggestion
from bot.works import chapter_store

PAUSE = timedelta(seconds=30)
"""Between two edits of one call's message: many answers at once make one edit."""


async def show_call(connection: AsyncConnection, call: Call, now: datetime) -> None:
    """Invite readers in the call's channel."""
    await _write(connection, LetterKind.CALL, call, about(call.id), now)


async def is_shown(connection: AsyncConnection, call: Call) -> bool:
    """Tell whether the invitation stands in its channel."""
    return await letters_store.is_said(connection, call.guild_id, about(call.id))


async def refresh_call(connection: AsyncConnection, guild_id: int, call_id: int, now: datetime) -> None:
    """Let the invitation show what is true now: how many ideas came, or that it is closed."""
    await standing_store.refresh(connection, guild_id, about(call_id), now, PAUSE)


async def tell_of_end(connection: AsyncConnection, call: Call, now: datetime) -> None:
    """Let the invitation say that the call is closed, and the card of its chapter ask no more."""
    await refresh_call(connection, call.guild_id, call.id, now)
    if call.chapter_id is not None:
        await chapter_store.ask_no_more(connection, call.chapter_id)
        await refresh_chapter(connection, call.chapter_id, now)


async def open_poll(connection: AsyncConnection, call: Call, now: datetime) -> None:
    """Let readers vote in the call's channel; another poll, after one that didn't go out, is another letter."""
    await _write(connection, LetterKind.POLL, call, f"{_about_poll(call.id)}{int(now.timestamp())}", now)


async def tell_of_dropped_poll(
    connection: AsyncConnection, call: Call, because_of: list[int], now: datetime, *, may_stand: bool
) -> None:
    """Write to who made a call that its poll doesn't go out, or may have, and because of which ideas, if it is that.

    Nobody is written to where they had their data deleted.
    """
    if call.created_by == NOBODY:
        return
    await letters_store.write(
        connection,
        LetterKind.POLL_DROPPED,
        call.guild_id,
        f"{_about_poll(call.id)}dropped {int(now.timestamp())}",
        {"call_id": call.id, "because_of": " ".join(map(str, because_of)), "may_stand": may_stand},
        member_id=call.created_by,
        due_at=now,
    )


async def poll_that_names(connection: AsyncConnection, suggestion: Suggestion) -> NamingPoll | None:
    """Find the poll that stands, or may, and names a suggestion: Discord lets nobody change a poll."""
    call = await call_store.find(connection, suggestion.guild_id, suggestion.call_id) if suggestion.call_id else None
    if call is None or suggestion.id not in dict(call.poll_answers):
        return None
    stands = await letters_store.may_be_said(connection, call.guild_id, _about_poll(call.id))
    return None if stands is False else NamingPoll(call, is_certain=stands is True)


async def tell_of_outdated_poll(
    connection: AsyncConnection, suggestion: Suggestion, now: datetime
) -> NamingPoll | None:
    """Write to who made a poll that it names what its reader took back: they can have its message deleted.

    Of one that may stand they hear it once that is known. Returns that poll.
    """
    poll = await poll_that_names(connection, suggestion)
    if poll is not None and poll.is_certain:
        await _tell_of_name(connection, poll.call, suggestion.id, now)
    return poll


async def tell_of_outdated_names(connection: AsyncConnection, call: Call, gone: Iterable[int], now: datetime) -> None:
    """Write the same of each idea that was taken back before it was known that the poll stands."""
    for suggestion_id in gone:
        await _tell_of_name(connection, call, suggestion_id, now)


async def _tell_of_name(connection: AsyncConnection, call: Call, suggestion_id: int, now: datetime) -> None:
    if call.created_by == NOBODY:
        return
    await letters_store.write(
        connection,
        LetterKind.POLL_OUTDATED,
        call.guild_id,
        f"{_about_poll(call.id)}names {suggestion_id}",
        {"call_id": call.id, "number": suggestion_id},
        member_id=call.created_by,
        due_at=now,
    )


async def _write(connection: AsyncConnection, kind: LetterKind, call: Call, its: str, now: datetime) -> None:
    arguments = {"call_id": call.id}
    await letters_store.write(connection, kind, call.guild_id, its, arguments, channel_id=call.channel_id, due_at=now)


def about(call_id: int) -> str:
    """Tell by what the letter of an invitation is known."""
    return f"call {call_id}"


def _about_poll(call_id: int) -> str:
    return f"poll {call_id} "
