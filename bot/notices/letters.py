"""How notices to staff are rendered when they go out, and which buttons stand under them."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.announcements import store
from bot.announcements.models import DOUBTS, DeliveryState, Step, Trouble
from bot.core.buttons import Button
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling, Render
from bot.notices import wording
from bot.notices.buttons import TryAgain, answers_about
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, Work

TRIED_FOR = timedelta(hours=1)
"""How long a notice is tried before it is given up; `/chapter list` says the same."""


def notice(render: Render) -> LetterHandling:
    """Handle a kind of letter as a notice: said twice rather than never, and remembered until it is mended."""
    return LetterHandling(render, tried_for=TRIED_FOR, is_repeated=True, is_kept=True)


async def _trouble(connection: AsyncConnection, letter: Letter) -> LetterContent:
    """Say it to the staff of a channel; those of the work can do something about it, too."""
    work, chapter = await _chapter(connection, letter)
    trouble, state = Trouble(letter.word("trouble")), DeliveryState(letter.word("state"))
    words = wording.trouble(work, chapter, letter.number("channel_id"), trouble, state)
    if letter.guild_id != work.guild_id:
        return LetterContent(text=words)
    if trouble not in DOUBTS or state is DeliveryState.WITHDRAWING:
        return LetterContent(text=words, buttons=_try_again(work.id))
    answers = await _answers(connection, letter.number("announcement_id"))
    return LetterContent(text=f"{words} {wording.decide()}", buttons=(*_try_again(work.id), *answers))


async def _step(connection: AsyncConnection, letter: Letter) -> LetterContent:
    work, chapter = await _chapter(connection, letter)
    step, trouble = Step(letter.word("step")), Trouble(letter.word("trouble"))
    return LetterContent(text=wording.step_held_up(work, chapter, letter.number("channel_id"), step, trouble))


async def _late(connection: AsyncConnection, letter: Letter) -> LetterContent:
    work, chapter = await _chapter(connection, letter)
    return LetterContent(text=wording.delayed(work, chapter, letter.number("due")))


async def _as_it_was_said(connection: AsyncConnection, letter: Letter) -> LetterContent:
    """Repeat what an earlier version had written down in words; nothing new is written so."""
    work_id, announcement_id = letter.number("work_id"), letter.number("announcement_id")
    buttons = _try_again(work_id) if work_id else ()
    answers = await _answers(connection, announcement_id) if announcement_id else ()
    return LetterContent(text=letter.word("words"), buttons=(*buttons, *answers))


async def _chapter(connection: AsyncConnection, letter: Letter) -> tuple[Work, Chapter]:
    chapter = await chapter_store.find_any(connection, letter.number("chapter_id"))
    return await works_store.find_any(connection, chapter.work_id), chapter


def _try_again(work_id: int) -> tuple[Button, ...]:
    return (Button(wording.try_again(), TryAgain(work_id)),)


async def _answers(connection: AsyncConnection, announcement_id: int) -> tuple[Button, ...]:
    """Offer to decide about an announcement, if nobody has yet."""
    row = await store.find_any(connection, announcement_id)
    return answers_about(row) if row and row.state is DeliveryState.UNCERTAIN else ()


KINDS = {
    LetterKind.TROUBLE: notice(_trouble),
    LetterKind.STEP_HELD_UP: notice(_step),
    LetterKind.LATE: notice(_late),
    LetterKind.AS_IT_WAS_SAID: notice(_as_it_was_said),
}
