"""Every service, built once on one database."""

from dataclasses import dataclass
from typing import Self

from bot.announcements.backlog import Backlogs
from bot.announcements.following import Following
from bot.announcements.notices import Notices
from bot.announcements.outbox import Outbox
from bot.announcements.pinning import Pinning
from bot.announcements.refreshing import Refreshing
from bot.announcements.service import Announcements
from bot.announcements.troubles import Troubles
from bot.commands.service import Commands
from bot.core.clock import Clock, system_clock
from bot.core.database import Database
from bot.intake.worker import Intake
from bot.kudos.service import Kudos
from bot.setup.service import Setup
from bot.suggestions.calls import Calls
from bot.suggestions.exporting import Exports
from bot.suggestions.letters import Letters
from bot.suggestions.moderating import Moderation
from bot.suggestions.own import OwnSuggestions
from bot.suggestions.reviewing import ReviewQueue
from bot.suggestions.service import Suggestions
from bot.suggestions.showcase import Showcase, ThanksToReaders
from bot.suggestions.verdicts import Verdicts
from bot.uploads.service import Uploads
from bot.works.chapters import Chapters
from bot.works.covers import Covers
from bot.works.service import Works
from bot.works.shelf import Shelf
from bot.works.targets import Targets


@dataclass(frozen=True, slots=True)
class Services:
    commands: Commands
    intake: Intake
    setup: Setup
    works: Works
    shelf: Shelf
    targets: Targets
    chapters: Chapters
    covers: Covers
    uploads: Uploads
    announcements: Announcements
    following: Following
    backlogs: Backlogs
    outbox: Outbox
    notices: Notices
    troubles: Troubles
    refreshing: Refreshing
    pinning: Pinning
    kudos: Kudos
    suggestions: Suggestions
    own_suggestions: OwnSuggestions
    queue: ReviewQueue
    verdicts: Verdicts
    showcase: Showcase
    moderation: Moderation
    calls: Calls
    exports: Exports
    letters: Letters

    @classmethod
    def on(cls, database: Database, clock: Clock = system_clock) -> Self:
        announcements = Announcements(database, clock)
        outbox = Outbox(database, clock, ThanksToReaders())
        services = cls(
            commands=Commands(database),
            intake=Intake(),
            setup=Setup(database, clock),
            works=Works(database, clock),
            shelf=Shelf(database),
            targets=Targets(database, clock),
            chapters=Chapters(database, clock),
            covers=Covers(database),
            uploads=Uploads(database, clock),
            announcements=announcements,
            following=Following(database, announcements),
            backlogs=Backlogs(database, clock, announcements),
            outbox=outbox,
            notices=Notices(database, clock),
            troubles=Troubles(database, clock),
            refreshing=Refreshing(database, clock),
            pinning=Pinning(database, clock),
            kudos=Kudos(database, clock),
            suggestions=Suggestions(database, clock),
            own_suggestions=OwnSuggestions(database, clock),
            queue=ReviewQueue(database, clock),
            verdicts=Verdicts(database, clock),
            showcase=Showcase(database),
            moderation=Moderation(database, clock),
            calls=Calls(database, clock),
            exports=Exports(database),
            letters=Letters(database, clock, outbox),
        )
        services.works.authors_changed = services.kudos.authors_changed
        services.setup.emojis_changed = services.kudos.emojis_changed
        services.setup.channel_changed = services.announcements.retarget_all
        services.works.details_changed = services.announcements.retarget
        services.works.looks_changed = services.covers.looks_changed = services.refreshing.work_changed
        services.works.pin_changed = services.pinning.work_changed
        services.targets.changed = services.announcements.retarget
        return services

    async def close(self) -> None:
        """Write what has come in and isn't written yet, and give back what runs beside the event loop."""
        await self.kudos.mirror.flush()
        await self.intake.close()
