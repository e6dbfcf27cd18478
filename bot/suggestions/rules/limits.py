"""What must hold before an idea is kept: its text, and what the server's staff allow."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.core.db.connecting.connections import AsyncConnection
from bot.core.db.turns import take_turn
from bot.core.errors import UserFacingError
from bot.core.text.naming import name_key
from bot.core.text.unseen import typed, visible
from bot.setup.models import Member
from bot.suggestions import store
from bot.suggestions import wording as suggestions_wording
from bot.suggestions.lookup import seen_by
from bot.suggestions.models import MAX_IDEA, MAX_REASON, Remark, Suggestion
from bot.suggestions.rules import store as rules_store
from bot.suggestions.rules import wording
from bot.suggestions.rules.models import Rules
from bot.suggestions.visibility import Relation
from bot.works.models import Work


def idea(text: str) -> str:
    """Return the idea without space around it. Raises UserFacingError if it is empty or too long."""
    if not visible(text):
        raise UserFacingError(wording.empty_idea)
    text = text.strip()
    if len(text) > MAX_IDEA:
        raise UserFacingError(wording.long_idea, len(text), MAX_IDEA)
    return text


def remark(what: Remark, text: str, *, required: bool = True) -> str:
    """Return a reason, note, question or answer.

    Raises UserFacingError if it is too long, or empty where it may not be.
    """
    text = typed(text) or ""
    if required and not text:
        raise UserFacingError(suggestions_wording.empty_remark, what)
    if len(text) > MAX_REASON:
        raise UserFacingError(suggestions_wording.long_remark, what, len(text), MAX_REASON)
    return text


def words(rules: Rules, text: str) -> None:
    """Raise UserFacingError if the text has a word that the server's staff don't want."""
    plain = _spaced(text)
    for word in rules.words:
        if _spaced(word) in plain:
            raise UserFacingError(wording.unwanted_word)


def length(rules: Rules, text: str) -> None:
    if len(text) < rules.shortest:
        raise UserFacingError(wording.short_idea, len(text), rules.shortest)


async def may_suggest(
    connection: AsyncConnection, reader_id: int, work: Work, rules: Rules, now: datetime, held: Sequence[datetime] = ()
) -> None:
    """Check whether a reader may suggest now. Raises UserFacingError naming the first limit that forbids it.

    `held` is when the ideas were written that are held back until they say whether to send them: they count, too.
    Whoever keeps an idea afterwards takes the reader's turn before: two at once would both find room for one.
    """
    await not_blocked(connection, work.guild_id, reader_id)
    if work.id in rules.closed_work_ids:
        raise UserFacingError(wording.work_is_closed, work.title)
    waiting = await store.count_waiting(connection, work.guild_id, reader_id) if rules.waiting else 0
    if rules.waiting and waiting + len(held) >= rules.waiting:
        raise UserFacingError(wording.too_many_waiting, rules.waiting, len(held))
    given = await store.last_given(connection, work.guild_id, reader_id) if rules.cooldown else None
    last = max((*held, *([given] if given else [])), default=None)
    if rules.cooldown and last is not None and now - last < timedelta(seconds=rules.cooldown):
        raise UserFacingError(wording.too_soon, int(last.timestamp()) + rules.cooldown)


async def take_readers_turn(connection: AsyncConnection, guild_id: int, reader_id: int) -> None:
    """Let what a reader gives to a server be counted and kept one after the other, until the transaction ends."""
    await take_turn(connection, "reader", guild_id, reader_id)


async def to_speak_of(
    connection: AsyncConnection, member: Member, suggestion_id: int, also: Iterable[Relation] = ()
) -> Suggestion:
    """Find what a member may see of a suggestion that they want to do something about.

    Raises UserFacingError if they may see nothing of it or are blocked; who is blocked here hears that of any number.
    """
    try:
        seen = await seen_by(connection, member, suggestion_id, also)
    except UserFacingError:
        await not_blocked(connection, member.guild_id, member.id)
        raise
    await not_blocked(connection, seen.guild_id, member.id)
    return seen


async def not_blocked(connection: AsyncConnection, guild_id: int, reader_id: int) -> None:
    if await rules_store.is_blocked(connection, guild_id, reader_id):
        raise UserFacingError(wording.you_are_blocked)


def _spaced(text: str) -> str:
    """Write words as a word list means them, with space around each: without case, accents, or look-alike widths."""
    words = " ".join(re.findall(r"[^\W_]+", name_key(text)))
    return f" {words} "
