"""What the bot's database says of reactions, beside what the stand-in has."""

import math
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from tests.wire.stand_in.stand_in import StandIn
from tests.wire.stand_in.world.messages.messages import Message
from tests.wire.stand_in.world.messages.reactions import BURST, NORMAL

Fact = tuple[int, str, int, bool]
"""Message, emoji, user, whether it is a super reaction."""

HISTORY = "/channels/*/messages"
REACTORS = "/channels/*/messages/*/reactions/*"


def stored(database: Path) -> set[Fact]:
    query = """
        SELECT message_id, emoji, user_id, is_super FROM reactions
        JOIN announcements ON announcements.id = announcement_id
    """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return {(message, emoji, user, bool(is_super)) for message, emoji, user, is_super in connection.execute(query)}


def chapter_totals(database: Path) -> dict[int, int]:
    """Kudos by the announcement's message, as the kept counters have it."""
    query = """
        SELECT message_id, coalesce(kudos, 0) FROM announcements
        LEFT JOIN chapter_totals ON chapter_totals.chapter_id = announcements.chapter_id
    """
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return dict(connection.execute(query).fetchall())


def standing(messages: Iterable[Message]) -> set[Fact]:
    return {
        (message.id, reaction.emoji.key, user_id, kind == BURST)
        for message in messages
        for reaction in message.reactions
        for kind in (NORMAL, BURST)
        for user_id in reaction.user_ids[kind]
    }


def counted(message: Message, but: Iterable[int]) -> int:
    """How many readers gave kudos with ❤️ or 💜."""
    given = [message.reactions[emoji].user_ids for emoji in ("❤️", "💜")]
    return len({user for ids in given for kind in ids.values() for user in kind} - set(but))


def pages(messages: Iterable[Message], changed: set[Fact]) -> int:
    """The requests it takes to read everyone who reacted as anybody did in what changed, a hundred at a time."""
    kinds = {(message_id, emoji, is_super) for message_id, emoji, _, is_super in changed}
    return sum(
        math.ceil(len(reaction.user_ids[kind]) / 100)
        for message in messages
        for reaction in message.reactions
        for kind in (NORMAL, BURST)
        if (message.id, reaction.emoji.key, kind == BURST) in kinds
    )


def reading_requests(discord: StandIn, since: int) -> list[str]:
    """The paths of the requests that read reactions, from the given place in the stand-in's log on."""
    late = discord.requests[since:]
    ids = {id(request) for path in (HISTORY, REACTORS) for request in discord.requests_to("GET", path)}
    return [request.path for request in late if id(request) in ids]
