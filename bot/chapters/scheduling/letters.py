"""The notice to staff that a scheduled chapter didn't go out at its time."""

from bot.chapters.models import ReturnReason
from bot.chapters.scheduling import wording
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.notices.letters import notice
from bot.notices.service import tell
from bot.works import chapter_store
from bot.works import store as works_store
from bot.works.models import Chapter


async def tell_of_return(
    connection: AsyncConnection, clock: Clock, chapter: Chapter, why: ReturnReason, namesake: Chapter | None
) -> None:
    """Let staff hear that a chapter is a draft again; `namesake` is what was posted under its number."""
    work = await works_store.find_any(connection, chapter.work_id)
    due = int((chapter.due_at or clock()).timestamp())
    arguments = {"chapter_id": chapter.id, "namesake_id": namesake.id if namesake else None, "due": due, "why": why}
    await tell(connection, clock, LetterKind.DRAFT_AGAIN, work.guild_id, f"again {chapter.id} {due}", arguments)


async def _draft_again(connection: AsyncConnection, letter: Letter) -> LetterContent:
    chapter = await chapter_store.find_any(connection, letter.number("chapter_id"))
    work = await works_store.find_any(connection, chapter.work_id)
    namesake_id = letter.number("namesake_id")
    namesake = await chapter_store.find_any(connection, namesake_id) if namesake_id else None
    known = letter.arguments.get("why")  # what an earlier version wrote says it only by the namesake
    why = ReturnReason(str(known or (ReturnReason.NUMBER_TAKEN if namesake else ReturnReason.NO_CHANNEL)))
    return LetterContent(text=wording.draft_again(work, chapter, letter.number("due"), why, namesake))


KINDS = {LetterKind.DRAFT_AGAIN: notice(_draft_again)}
