"""Every service, built once on one database."""

from dataclasses import dataclass
from typing import Self

from bot.announcements.service import Announcements
from bot.app.discord_time import DiscordTime
from bot.app.effects import Effects
from bot.app.letters import KINDS
from bot.backlog.service import Backlogs
from bot.backlog.slots import BacklogSlots
from bot.chapters.drafting import Chapters
from bot.chapters.links.pages.service import Pages
from bot.chapters.links.service import ChapterLinks
from bot.chapters.namesakes.service import Namesakes
from bot.chapters.ports import PostingEffects
from bot.chapters.preview.ratings import Ratings
from bot.chapters.publishing import Publishing
from bot.chapters.timetable import Timetable
from bot.clicks.service import Clicks
from bot.core.clock import Clock, system_clock
from bot.core.db.database import Database
from bot.core.ownership import EVERY_SERVER, Share
from bot.delivery.outbox import Outbox
from bot.delivery.refreshing import Refreshing
from bot.delivery.steps.pins import Pinning
from bot.delivery.troubles import Troubles
from bot.doctor.server.service import ServerDoctor
from bot.expiry.service import Expiry
from bot.following.service import Following
from bot.forms.service import RefusedForms
from bot.health.service import Health
from bot.help.service import Commands
from bot.intake.worker import Intake
from bot.kudos.service import Kudos
from bot.letters.service import Letters
from bot.privacy.forgetting import Forgetting
from bot.privacy.service import OwnData
from bot.setup.service import Setup
from bot.suggestions.board.service import Showcase, ThanksToReaders
from bot.suggestions.calls.service import Calls
from bot.suggestions.giving.service import Suggestions
from bot.suggestions.moderation.service import Moderation
from bot.suggestions.own.service import OwnSuggestions
from bot.suggestions.queue.export import Exports
from bot.suggestions.queue.service import ReviewQueue
from bot.suggestions.used.service import UsedIdeas
from bot.suggestions.verdicts.service import Verdicts
from bot.targets.catalogue import Catalogue
from bot.targets.service import Targets
from bot.uploads.service import Uploads
from bot.watching.effects import AskedAbout
from bot.watching.service import Watching
from bot.welcome.service import Welcome
from bot.works.covers import Covers
from bot.works.service import Works


@dataclass(frozen=True, slots=True)
class Services:
    discord_time: DiscordTime
    commands: Commands
    clicks: Clicks
    forms: RefusedForms
    setup: Setup
    welcome: Welcome
    works: Works
    catalogue: Catalogue
    targets: Targets
    chapters: Chapters
    covers: Covers
    uploads: Uploads
    links: ChapterLinks
    publishing: Publishing
    ratings: Ratings
    timetable: Timetable
    announcements: Announcements
    following: Following
    backlogs: Backlogs
    outbox: Outbox
    troubles: Troubles
    effects: Effects
    kudos: Kudos
    suggestions: Suggestions
    own_suggestions: OwnSuggestions
    queue: ReviewQueue
    verdicts: Verdicts
    used_ideas: UsedIdeas
    showcase: Showcase
    moderation: Moderation
    calls: Calls
    exports: Exports
    letters: Letters
    expiry: Expiry
    health: Health
    doctor: ServerDoctor
    own_data: OwnData
    watching: Watching

    @classmethod
    def on(
        cls, database: Database, clock: Clock = system_clock, share: Share = EVERY_SERVER, pages: Pages | None = None
    ) -> Self:
        """Build everything, whole, for a process of this share; `pages` brings the intake, if it is to be shared."""
        pages, told = pages or Pages(Intake()), AskedAbout(clock, used := UsedIdeas(database, clock))
        return cls(
            discord_time=(discord_time := DiscordTime(clock)),
            kudos=(kudos := Kudos(database, clock, share)),
            effects=(effects := Effects(database, clock, kudos)),
            commands=Commands(database, share),
            clicks=Clicks(database),
            forms=(forms := RefusedForms(database, clock)),
            setup=Setup(database, clock, effects),
            welcome=Welcome(database, clock),
            works=Works(database, clock, effects),
            catalogue=Catalogue(database),
            targets=Targets(database, clock, effects),
            chapters=(chapters := Chapters(database, clock, names := _namesakes(database, clock, share, told), told)),
            covers=Covers(database, effects),
            uploads=Uploads(database, clock),
            links=ChapterLinks(database, names, pages),
            publishing=(publishing := Publishing(database, clock, told, names)),
            ratings=Ratings(database, effects),
            timetable=Timetable(database, clock, share, told, names),
            announcements=(announcements := Announcements(database, clock)),
            following=Following(database, announcements),
            backlogs=Backlogs(database, clock),
            outbox=Outbox(database, clock, share, ThanksToReaders(), kudos),
            troubles=Troubles(database, clock),
            suggestions=Suggestions(database, clock),
            own_suggestions=OwnSuggestions(database, clock),
            queue=ReviewQueue(database, clock),
            verdicts=Verdicts(database, clock),
            used_ideas=used,
            showcase=Showcase(database),
            moderation=Moderation(database, clock),
            calls=(calls := Calls(database, clock, share)),
            exports=Exports(database),
            health=Health(database, clock, share),
            doctor=ServerDoctor(database, clock),
            watching=Watching(database, clock, share, names, chapters, publishing, pages.intake, pages.fetcher),
            expiry=Expiry(database, clock, discord_time.agrees),
            own_data=OwnData(Forgetting(database, clock, kudos.mirror, effects, forms), share, discord_time.agrees),
            letters=Letters(database, clock, share, KINDS, write_due=(calls.write_due, kudos.news.write_due)),
        )

    @property
    def intake(self) -> Intake:
        return self.links.pages.intake

    @property
    def refreshing(self) -> Refreshing:
        return self.effects.refreshing

    @property
    def pinning(self) -> Pinning:
        return self.effects.pinning

    async def close(self) -> None:
        """Write what has come in and isn't written yet, and give back what runs beside the event loop."""
        try:
            await self.kudos.mirror.flush()
        finally:
            await self.intake.close()
            await self.kudos.charts.close()


def _namesakes(database: Database, clock: Clock, share: Share, effects: PostingEffects) -> Namesakes:
    return Namesakes(BacklogSlots(database, clock, share, effects))
