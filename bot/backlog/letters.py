"""The notice to staff that a slot passed without a chapter."""

from bot.announcements.models import MissedReason
from bot.backlog import wording
from bot.core.clock import Clock
from bot.core.db.connecting.connections import AsyncConnection
from bot.letters.models import Letter, LetterContent, LetterKind
from bot.notices.letters import notice
from bot.notices.service import tell
from bot.works import store as works_store
from bot.works.models import Work


async def tell_of_missed_slot(connection: AsyncConnection, clock: Clock, work: Work, reason: MissedReason) -> None:
    """Let the staff of a work's server hear that a slot of its backlog passed just now, and why."""
    now = clock()
    about, arguments = f"slot {work.id} {now:%Y%m%d%H%M}", {"work_id": work.id, "reason": reason.value}
    arguments |= {"at": int(now.timestamp())}
    await tell(connection, clock, LetterKind.MISSED_SLOT, work.guild_id, about, arguments)


async def _missed_slot(connection: AsyncConnection, letter: Letter) -> LetterContent:
    work = await works_store.find_any(connection, letter.number("work_id"))
    reason = MissedReason(letter.word("reason"))
    return LetterContent(text=wording.missed_slot(work, reason, letter.number("at")))


KINDS = {LetterKind.MISSED_SLOT: notice(_missed_slot)}
