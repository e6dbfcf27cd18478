"""The log, the notes and the questions of reviewers."""

import asyncio

from bot.suggestions import wording as suggestions_wording
from bot.suggestions.models import Deed
from bot.suggestions.own import wording as own_wording
from tests.refusals import refused
from tests.suggestions.ideas import Ideas
from tests.suggestions.queue.samples import EVERY, given
from tests.worlds.people import AUTHOR, MODERATOR, reader


async def test_notes_stand_beside_each_other(ideas: Ideas) -> None:
    one = await ideas.give("A storm")
    await asyncio.gather(ideas.queue.note(AUTHOR, one.id, "First"), ideas.queue.note(MODERATOR, one.id, "Second"))

    notes = (await ideas.queue.card(AUTHOR, one.id)).notes
    assert {note.text for note in notes} == {"First", "Second"}


async def test_a_question_is_answered_once_and_makes_the_suggestion_unread(ideas: Ideas) -> None:
    one = await ideas.give("A storm")
    await ideas.queue.ask(AUTHOR, one.id, "At sea?")
    (question,) = (await ideas.queue.show(AUTHOR, one.id, EVERY)).questions
    await ideas.program.own_suggestions.answer(reader(1).id, question.id, "In the harbour.")

    page = await ideas.queue.card(AUTHOR, one.id)
    assert page.questions[0].answer == "In the harbour."
    assert not page.suggestion.is_read
    with refused(own_wording.answered_already()):
        await ideas.program.own_suggestions.answer(reader(1).id, question.id, "At sea.")
    with refused(suggestions_wording.suggestion_is_gone()):
        await ideas.program.own_suggestions.answer(reader(2).id, question.id, "At sea.")


async def test_the_log_tells_who_did_what_and_what_was_undone(ideas: Ideas) -> None:
    one = await ideas.give("A storm")
    await ideas.accept(one, "Lovely")
    await ideas.verdicts.undo(MODERATOR, one.id)
    await ideas.moderation.block(MODERATOR, reader(1).id, because_of=one.id)

    entries, more = await ideas.moderation.log(MODERATOR)
    assert [(entry.deed, entry.by_id) for entry in entries] == [
        (Deed.BLOCKED, MODERATOR.id),
        (Deed.UNDONE, MODERATOR.id),
        (Deed.ACCEPTED, AUTHOR.id),
    ]
    assert entries[-1].undone_at is not None
    assert not more
    of_works, _ = await ideas.moderation.log(AUTHOR)
    assert [entry.deed for entry in of_works] == [Deed.UNDONE, Deed.ACCEPTED]
    with refused(suggestions_wording.reviewers_only()):
        await ideas.moderation.log(reader(1))


async def test_the_log_has_pages(ideas: Ideas) -> None:
    for one in await given(ideas, 13):
        await ideas.accept(one)
    first, more = await ideas.moderation.log(MODERATOR)
    second, end = await ideas.moderation.log(MODERATOR, first[-1].id)

    assert (len(first), more, len(second), end) == (10, True, 3, False)
