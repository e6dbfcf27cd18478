"""Everything about watching, whole: the sources, what is decided about what they brought, and what looks at them."""

from bot.chapters.drafting import Chapters
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.publishing import Publishing
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.fetching.fetcher import Fetcher
from bot.core.ownership import Share
from bot.intake.worker import Intake
from bot.watching.answers.service import FoundChapters
from bot.watching.answers.together import ChaptersTogether
from bot.watching.fetching import WebFeeds
from bot.watching.finding.service import FeedFinder
from bot.watching.looks.looking import Looks
from bot.watching.sources.lookup import SourceLookup
from bot.watching.sources.service import Sources
from bot.watching.watcher import Watcher


class Watching:
    """Without a fetcher, for which the host has to be known to sites, nothing is watched."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        share: Share,
        namesakes: Namesakes,
        chapters: Chapters,
        publishing: Publishing,
        intake: Intake,
        fetcher: Fetcher | None,
    ) -> None:
        looks = Looks(database, clock, namesakes)
        self.watcher = Watcher(database, clock, share, looks)
        if fetcher is not None:
            self.watcher.reader.bind(WebFeeds(fetcher, intake))
        self.finder = FeedFinder(intake, fetcher)
        self.lookup = SourceLookup(database)
        self.sources = Sources(database, clock, looks, self.watcher)
        self.together = ChaptersTogether(database, clock, namesakes)
        self.found = FoundChapters(database, clock, namesakes, chapters, publishing)
