"""How notices to staff are rendered when they go out, and which buttons stand under them."""

from datetime import timedelta

from bot.announcements import queue_store, store
from bot.announcements.models import DOUBTS, DeliveryState, Step, Trouble
from bot.announcements.wording import why
from bot.core.buttons import Button
from bot.core.db.connecting.connections import AsyncConnection
from bot.dates.zones import cities_of
from bot.letters import store as letters_store
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.letters.ports import LetterHandling, Render
from bot.notices import wording
from bot.notices.buttons import TryAgain, answers_about, way_round
from bot.notices.models import NamedThing
from bot.notices.named_store import named
from bot.setup import store as setup_store
from bot.setup.emoji import plain_emoji
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter, Work
from bot.works.wording import chapter_name

NAMED = 3
"""Chapters that wait behind another, named in one notice."""

TRIED_FOR = timedelta(hours=1)
"""How long a notice is tried before it is given up; `/chapter list` says the same."""

HELD_FOR = timedelta(days=30)
"""How long a notice waits for a channel where staff can read it; most are true until they are mended."""


def notice(render: Render) -> LetterHandling:
    """Handle a kind of letter as a notice: it is remembered until it is mended."""
    return LetterHandling(render, tried_for=TRIED_FOR, is_kept=True, held_for=HELD_FOR)


async def _trouble(connection: AsyncConnection, letter: Letter) -> LetterContent:
    """Say it to the staff of a channel; those of the work can do something about it, too."""
    work, chapter = await _chapter(connection, letter)
    trouble, state = Trouble(letter.word("trouble")), DeliveryState(letter.word("state"))
    words = wording.trouble(work, chapter, letter.number("channel_id"), trouble, state)
    if letter.guild_id != work.guild_id:
        return LetterContent(text=words)
    held_up, way = await _held_up_by(connection, work, chapter)
    words = " ".join(filter(None, (words, held_up)))
    if trouble not in DOUBTS or state is DeliveryState.WITHDRAWING:
        return LetterContent(text=words, buttons=(*_try_again(work.id), *way))
    answers = await _answers(connection, letter.number("announcement_id"))
    return LetterContent(text=f"{words} {wording.decide()}", buttons=(*_try_again(work.id), *answers))


async def _step(connection: AsyncConnection, letter: Letter) -> LetterContent:
    work, chapter = await _chapter(connection, letter)
    step, trouble = Step(letter.word("step")), Trouble(letter.word("trouble"))
    return LetterContent(text=wording.step_held_up(work, chapter, letter.number("channel_id"), step, trouble))


async def _held_up_by(connection: AsyncConnection, work: Work, chapter: Chapter) -> tuple[str, tuple[Button, ...]]:
    """Say which chapters wait behind one that is stuck, and offer to go on without it; nothing where none does."""
    rows = await queue_store.not_out(connection, work.id)
    behind = queue_store.what_each_waits_for(rows)
    ids = dict.fromkeys(one.chapter_id for one in rows if one.id in behind and behind[one.id].chapter_id == chapter.id)
    if not ids:
        return "", ()
    shown = [await chapter_store.find_any(connection, one) for one in list(ids)[:NAMED]]
    may_stand = any(one.state is DeliveryState.UNCERTAIN for one in rows if one.chapter_id == chapter.id)
    words = wording.waiting_behind([chapter_name(one.details) for one in shown], len(ids) - len(shown))
    return words, () if may_stand else (way_round(chapter),)


async def _waits(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Say what a chapter that was due waits for, as long as it does."""
    work, chapter = await _chapter(connection, letter)
    rows = await queue_store.not_out(connection, work.id)
    earlier = queue_store.what_each_waits_for(rows).get(letter.number("announcement_id"))
    if earlier is None:
        return None
    stuck = await chapter_store.find_any(connection, earlier.chapter_id)
    reason = why(earlier.trouble)
    words = wording.due_but_waiting(work, chapter, letter.number("due"), stuck, earlier.channel_id, reason)
    way = () if earlier.state is DeliveryState.UNCERTAIN else (way_round(stuck),)
    return LetterContent(text=words, buttons=(*_try_again(work.id), *way))


async def _author_left(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Say who left, as long as they are recorded as the author."""
    work = await works_store.find_any(connection, letter.number("work_id"))
    names = [one.name for one in work.authors if one.id == letter.number("author_id")]
    return LetterContent(text=wording.author_left(work, names[0])) if names else None


async def _deleted(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Say what was deleted, as long as it is still named."""
    kind, its_id = NamedThing(letter.word("kind")), letter.number("its_id")
    still = [one for one in await named(connection, [letter.guild_id]) if (one.kind, one.id) == (kind, its_id)]
    if not still:
        return None
    work = await works_store.find_any(connection, still[0].work_id) if still[0].work_id else None
    return LetterContent(text=wording.deleted(kind, plain_emoji(still[0].shown), work))


async def _unsaid(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Say what isn't out in a channel, and how to mend that, as long as it is so."""
    channel_id = letter.number("place")
    if not await letters_store.is_any_held(connection, letter.guild_id, channel_id):
        return None
    kind, stands = LetterKind(letter.word("letter_kind")), bool(letter.arguments["stands"])
    return LetterContent(text=wording.unsaid(kind, channel_id, Trouble(letter.word("reason")), stands=stands))


async def _zone_of_letters(connection: AsyncConnection, letter: Letter) -> LetterContent | None:
    """Ask for a city in place of letters such as EST, as long as times go by them."""
    zone = letter.word("zone")
    if (await setup_store.find(connection, letter.guild_id)).zone != zone:
        return None
    return LetterContent(text=wording.zone_of_letters(zone, cities_of(zone)))


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
    LetterKind.UNSAID: notice(_unsaid),
    LetterKind.TROUBLE: notice(_trouble),
    LetterKind.STEP_HELD_UP: notice(_step),
    LetterKind.LATE: notice(_late),
    LetterKind.WAITS_BEHIND: notice(_waits),
    LetterKind.AUTHOR_LEFT: notice(_author_left),
    LetterKind.DELETED: notice(_deleted),
    LetterKind.ZONE_OF_LETTERS: notice(_zone_of_letters),
    LetterKind.AS_IT_WAS_SAID: notice(_as_it_was_said),
}
