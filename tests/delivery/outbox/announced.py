"""What the tests of the outbox look at."""

from bot.announcements.models import Announcement, Trouble
from bot.core.errors import Forbidden, Gone, Refused
from bot.core.retries import LONGEST_PAUSE
from bot.works.models import Chapter
from tests.worlds.program import Program


async def only(program: Program, chapter: Chapter) -> Announcement:
    (announcement,) = await program.announcements.of_chapter(chapter.id)
    return announcement


A_WHILE = {"seconds": LONGEST_PAUSE * 2}
SURE = [Gone("channel"), Forbidden("Missing Access"), Refused("error 50035")]
TROUBLES = [Trouble.CHANNEL_GONE, Trouble.FORBIDDEN, Trouble.REFUSED]
