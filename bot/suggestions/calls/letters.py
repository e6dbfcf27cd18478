"""How a call's invitation and its poll are rendered, and what becomes of the votes."""

import json
from datetime import datetime, timedelta

from bot.core.buttons import Button
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.letters.ports import LetterHandling
from bot.suggestions import notes_store as talk_store
from bot.suggestions import store as suggestions_store
from bot.suggestions.buttons import AnswerCall
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls import telling, wording
from bot.suggestions.calls.labels import may_be_called
from bot.suggestions.calls.store import Call
from bot.suggestions.models import Status
from bot.works import store as works_store
from bot.works.models import Work

TRIED_FOR = timedelta(hours=1)
"""How long it is tried to tell an author that a poll didn't go out; `/queue poll` offers the call again."""


async def _call(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    found = await _find(connection, letter)
    if found is None:
        return None
    call, work = found
    if letter.message_id is None and call.closed_at is not None:
        return None
    answer = Button(wording.answer(), AnswerCall(call.id), disabled=call.closed_at is not None)
    return LetterContent(text=wording.invitation(call, work.title), buttons=(answer,), rating=work.details.rating)


async def _poll(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    found = await _find(connection, letter)
    if found is None:
        return None
    call, work = found
    if letter.message_id is None and await _not_for_all(connection, call):
        return None
    labels = tuple(label for _, label in call.poll_answers)
    poll = LetterPoll(wording.poll_question(call), labels, call.poll_hours)
    return LetterContent(poll=poll, rating=work.details.rating)


async def _not_for_all(connection: AsyncConnection, call: Call) -> list[int]:
    """Find the ideas of a poll of which it mustn't say what it does: taken back meanwhile, or made private."""
    labels = dict(call.poll_answers)
    found = await suggestions_store.find_all(connection, call.guild_id, list(labels))
    fine = {one.id for one in found if may_be_called(one, labels[one.id])}
    return [one for one in labels if one not in fine]


async def _poll_stands(connection: AsyncConnection, letter: Letter, now: datetime) -> None:
    """Tell who made a poll which of its ideas were taken back while it went out."""
    call = await call_store.find(connection, letter.guild_id, letter.number("call_id"))
    if call is not None:
        found = await suggestions_store.find_all(connection, call.guild_id, list(dict(call.poll_answers)))
        gone = [one.id for one in found if one.status is Status.WITHDRAWN]
        await telling.tell_of_outdated_names(connection, call, gone, now)


async def _poll_unsaid(connection: AsyncConnection, letter: Letter, now: datetime) -> None:
    """Tell who made a poll that it doesn't go out, and let them make another."""
    await _drop_poll(connection, letter, now, may_stand=False)


async def _poll_in_doubt(connection: AsyncConnection, letter: Letter, now: datetime) -> None:
    """Tell who made a poll that it may stand, so that they look, and let them make another."""
    await _drop_poll(connection, letter, now, may_stand=True)


async def _drop_poll(connection: AsyncConnection, letter: Letter, now: datetime, *, may_stand: bool) -> None:
    call = await call_store.find(connection, letter.guild_id, letter.number("call_id"))
    if call is None or call.poll is None:
        return
    because_of = await _not_for_all(connection, call)
    await telling.tell_of_dropped_poll(connection, call, because_of, now, may_stand=may_stand)
    await call_store.drop_poll(connection, call.id)


async def _dropped_poll(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    found = await _find(connection, letter)
    if found is None:
        return None
    call, work = found
    because_of, may_stand = letter.word("because_of").split(), bool(letter.arguments.get("may_stand"))
    say = wording.poll_in_doubt if may_stand else wording.poll_dropped
    return LetterContent(text=say(call, work.title, because_of))


async def _outdated_poll(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    found = await _find(connection, letter)
    if found is None:
        return None
    call, work = found
    return LetterContent(text=wording.poll_outdated(call, work.title, letter.number("number")))


async def _count(connection: AsyncConnection, letter: Letter, votes: list[int], now: datetime) -> None:
    """Keep the votes, and put them as notes beside the suggestions that were voted on."""
    call = await call_store.find(connection, letter.guild_id, letter.number("call_id"))
    if call is None:
        return
    await call_store.keep_result(connection, call.id, json.dumps(votes))
    for (suggestion_id, _), count in zip(call.poll_answers, votes, strict=False):
        await talk_store.add_poll_result(connection, suggestion_id, call.created_by, now, count, sum(votes))


async def _find(connection: AsyncConnection, letter: Letter) -> tuple[Call, Work] | None:
    call = await call_store.find(connection, letter.guild_id, letter.number("call_id"))
    work = await works_store.find(connection, letter.guild_id, call.work_id) if call else None
    return (call, work) if call and work else None


KINDS = {
    LetterKind.CALL: LetterHandling(_call, tried_for=None, is_kept=True, held_for=call_store.LONGEST),
    LetterKind.POLL: LetterHandling(
        _poll,
        tried_for=None,
        is_kept=True,
        count=_count,
        unsaid=_poll_unsaid,
        in_doubt=_poll_in_doubt,
        stands=_poll_stands,
    ),
    LetterKind.POLL_DROPPED: LetterHandling(_dropped_poll, tried_for=TRIED_FOR, is_kept=False),
    LetterKind.POLL_OUTDATED: LetterHandling(_outdated_poll, tried_for=TRIED_FOR, is_kept=False),
}
