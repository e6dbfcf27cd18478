"""How letters about suggestions are rendered: direct messages to readers who asked for them, and cards for staff."""

from datetime import timedelta

from bot.core.buttons import Button
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling
from bot.suggestions import backing_store, store, wording
from bot.suggestions import notes_store as talk_store
from bot.suggestions.buttons import AnswerQuestion, NameMe
from bot.suggestions.models import Status, Suggestion
from bot.suggestions.queue.panel import card
from bot.suggestions.queue.service import NOWHERE, page_of
from bot.suggestions.rules import store as rules_store
from bot.suggestions.visibility import Relation, as_seen
from bot.works import store as works_store
from bot.works.models import UNDO

A_SECOND = timedelta(seconds=1)
"""To the tenth minute a decision can be undone, and not beyond."""

TRIED_FOR = timedelta(minutes=30)
"""How long a letter is tried before it is given up; it stays in `/suggestions mine`."""


async def _decision(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    suggestion = await _of_who_wants_it(connection, letter)
    if suggestion is None:
        return None
    root = await _root_as_seen(connection, letter, suggestion)
    if not _still_stands(suggestion, root, letter.word("decided_at")):
        return None
    thanks = Button(wording.name_me(), NameMe(suggestion.id))
    is_unnamed = root.status is Status.USED and not suggestion.credited
    return LetterContent(text=wording.decided_by_dm(suggestion, root), buttons=(thanks,) if is_unnamed else ())


async def _question(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    suggestion = await _of_who_wants_it(connection, letter)
    question = await talk_store.find_question(connection, letter.number("question_id"))
    if suggestion is None or question is None or question.answered_at:
        return None
    if await rules_store.is_blocked(connection, suggestion.guild_id, suggestion.reader_id):
        return None  # nobody lets them answer; once somebody does, it stands in their list
    answer = Button(wording.answer_it(), AnswerQuestion(question.id))
    return LetterContent(text=wording.asked_by_dm(suggestion, question), buttons=(answer,))


async def _card(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Show the suggestion to staff; without the idea itself where its work may not be shown.

    It is shown anew once its decision can't be undone any more.
    """
    suggestion = await store.find(connection, letter.guild_id, letter.number("suggestion_id"))
    work = await works_store.find(connection, letter.guild_id, suggestion.work_id) if suggestion else None
    if suggestion is None or work is None:
        return None
    page = await page_of(connection, suggestion, NOWHERE, letter.due_at or suggestion.created_at)
    until = suggestion.decision.at + UNDO + A_SECOND if suggestion.decision and page.may_undo else None
    hidden = LetterContent(panel=card(page, hidden=True), again_at=until)
    return LetterContent(panel=card(page), rating=suggestion.rating, instead=hidden, again_at=until)


async def _of_who_wants_it(connection: AsyncConnection, letter: Letter) -> Suggestion | None:
    """Find the letter's suggestion, if its reader didn't take it back and wants to be told of it."""
    suggestion = await store.find(connection, letter.guild_id, letter.number("suggestion_id"))
    is_wanted = suggestion and suggestion.status is not Status.WITHDRAWN and suggestion.wants_dm
    return suggestion if is_wanted else None


async def _root_as_seen(connection: AsyncConnection, letter: Letter, own: Suggestion) -> Suggestion:
    """Find what a reader's own was merged into, with what they may see of it; itself if it wasn't."""
    root_id = await backing_store.root_of(connection, own.id)
    root = await store.find(connection, letter.guild_id, root_id) if root_id != own.id else None
    return (as_seen(root, {Relation.MERGED_WRITER}) if root else None) or own


def _still_stands(suggestion: Suggestion, root: Suggestion, decided_at: str) -> bool:
    """Tell whether the decision that the letter tells of was neither undone nor followed by another."""
    return decided_at in [one.decision.at.isoformat() for one in (suggestion, root) if one.decision]


KINDS = {
    LetterKind.DECISION: LetterHandling(_decision, tried_for=TRIED_FOR, is_kept=False),
    LetterKind.QUESTION: LetterHandling(_question, tried_for=TRIED_FOR, is_kept=False),
    LetterKind.CARD: LetterHandling(_card, tried_for=TRIED_FOR, is_kept=True),
}
