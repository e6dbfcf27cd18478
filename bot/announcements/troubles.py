"""What of a work can't go on by itself, as its author sees it."""

from dataclasses import dataclass

from bot.announcements import store
from bot.announcements.models import Announcement
from bot.core.database import Database
from bot.works import chapter_store
from bot.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class HeldUp:
    """An announcement that is blocked or uncertain."""

    announcement: Announcement
    chapter: Chapter


class Troubles:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_work(self, work: Work, most: int) -> tuple[list[HeldUp], int]:
        """What is held up of a work, what somebody has to decide about first, and how many more there are.

        It is for whoever has been let in already.
        """
        async with self._database.read() as connection:
            rows = await store.held_up(connection, work.id)
            shown = [HeldUp(row, await chapter_store.find_any(connection, row.chapter_id)) for row in rows[:most]]
            return shown, len(rows) - len(shown)
