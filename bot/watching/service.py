"""Everything about watching, whole: the sources, what is decided about what they brought, and what looks at them."""

from bot.chapters.drafting import Chapters
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.publishing import Publishing
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.ownership import Share
from bot.watching.answers.service import FoundChapters
from bot.watching.looks.looking import Looks
from bot.watching.sources.service import Sources
from bot.watching.watcher import Watcher


class Watching:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        namesakes: Namesakes,
        chapters: Chapters,
        publishing: Publishing,
    ) -> None:
        looks = Looks(database, clock, namesakes)
        self.watcher = Watcher(database, clock, share, looks)
        self.sources = Sources(database, clock, looks, self.watcher)
        self.found = FoundChapters(database, clock, namesakes, chapters, publishing)
