"""How a call's invitation and its poll are rendered, and what becomes of the votes."""

import json
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.buttons import Button
from bot.letters.models import Letter, LetterContent, LetterKind, LetterPoll
from bot.letters.ports import LetterHandling
from bot.suggestions import notes_store as talk_store
from bot.suggestions import store as suggestions_store
from bot.suggestions.buttons import AnswerCall
from bot.suggestions.calls import store as call_store
from bot.suggestions.calls import wording
from bot.suggestions.calls.store import Call
from bot.suggestions.models import Status
from bot.works import store as works_store
from bot.works.models import Work


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
    if letter.message_id is None and await _is_taken_back(connection, call):
        return None
    labels = tuple(label for _, label in call.poll_answers)
    poll = LetterPoll(wording.poll_question(call), labels, call.poll_hours)
    return LetterContent(poll=poll, rating=work.details.rating)


async def _is_taken_back(connection: AsyncConnection, call: Call) -> bool:
    """Tell whether an idea of the poll was taken back meanwhile: its words are deleted, so the poll doesn't go out."""
    ids = [suggestion_id for suggestion_id, _ in call.poll_answers]
    found = await suggestions_store.find_all(connection, call.guild_id, ids)
    return any(one.status is Status.WITHDRAWN for one in found)


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
    LetterKind.POLL: LetterHandling(_poll, tried_for=None, is_kept=True, count=_count),
}
