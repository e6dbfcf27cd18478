"""What is to be told of suggestions: each is written into the mailbox in the transaction of what it tells.

`letters.py` says how it is rendered when it goes out.
"""

from collections.abc import Iterable
from datetime import datetime

from bot.core.db.connecting.connections import AsyncConnection
from bot.letters import standing_store
from bot.letters import store as letters_store
from bot.letters.models import LetterKind
from bot.suggestions.models import Suggestion
from bot.works.models import UNDO


async def tell_of_decision(connection: AsyncConnection, suggestion: Suggestion, at: datetime) -> None:
    """Write to its reader what was decided at that moment, once it can't be undone any more."""
    await letters_store.write(
        connection,
        LetterKind.DECISION,
        suggestion.guild_id,
        _about_decision(suggestion, at),
        {"suggestion_id": suggestion.id, "decided_at": at.isoformat()},
        member_id=suggestion.reader_id,
        due_at=at + UNDO,
    )


async def take_back_decision(connection: AsyncConnection, suggestions: Iterable[Suggestion], at: datetime) -> None:
    """Tell nobody of the decision of that moment: it was undone."""
    for one in suggestions:
        await letters_store.take_back(connection, one.guild_id, [_about_decision(one, at)])


async def tell_of_question(
    connection: AsyncConnection, suggestion: Suggestion, question_id: int, now: datetime
) -> None:
    """Write a reviewer's question to the suggestion's reader."""
    await letters_store.write(
        connection,
        LetterKind.QUESTION,
        suggestion.guild_id,
        f"question {question_id}",
        {"suggestion_id": suggestion.id, "question_id": question_id},
        member_id=suggestion.reader_id,
        due_at=now,
    )


async def show_card(
    connection: AsyncConnection, guild_id: int, suggestion_id: int, channel_id: int, now: datetime
) -> None:
    """Show a new suggestion in the staff channel."""
    about, arguments = _about_card(suggestion_id), {"suggestion_id": suggestion_id}
    await letters_store.write(
        connection, LetterKind.CARD, guild_id, about, arguments, channel_id=channel_id, due_at=now
    )


async def refresh_card(connection: AsyncConnection, guild_id: int, suggestion_id: int, now: datetime) -> None:
    """Let the staff channel's card show what is true now, unless it couldn't be posted at all."""
    await standing_store.refresh(connection, guild_id, _about_card(suggestion_id), now)


def _about_card(suggestion_id: int) -> str:
    return f"card {suggestion_id}"


def _about_decision(suggestion: Suggestion, at: datetime) -> str:
    return f"decision {suggestion.id} {at.isoformat()}"
