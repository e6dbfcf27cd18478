"""The people and the house that tests of the features share: a manager, an author, readers, and what they made."""

from dataclasses import dataclass
from typing import Any, Self

from bot.announcements.service import Announcements
from bot.app.services import Services
from bot.backlog.service import Backlogs
from bot.chapters.drafting import Chapters
from bot.chapters.publishing import Publishing
from bot.chapters.timetable import Timetable
from bot.core.clock import Clock
from bot.core.db.database import Database
from bot.core.ownership import EVERY_SERVER, Share
from bot.delivery.outbox import Outbox
from bot.delivery.ports import Channels
from bot.kudos.service import Kudos
from bot.setup.models import Member
from bot.setup.service import Setup
from bot.suggestions.giving.service import Suggestions
from bot.suggestions.own.service import OwnSuggestions
from bot.targets.service import Targets
from bot.works.models import Author, Chapter, ChapterDetails, Work, WorkDetails
from bot.works.service import Works

GUILD, OTHER_GUILD = 1_100_000_000_000_000_001, 1_100_000_000_000_000_002
CHANNEL, ADULT_CHANNEL = 1_200_000_000_000_000_001, 1_200_000_000_000_000_018
STAFF_ROLE, WORK_ROLE = 1_300_000_000_000_000_001, 1_300_000_000_000_000_002

MANAGER = Member(GUILD, 1_400_000_000_000_000_001, "Morgan", manages_guild=True)
MODERATOR = Member(GUILD, 1_400_000_000_000_000_002, "Mina", role_ids=frozenset({STAFF_ROLE}))
AUTHOR = Member(GUILD, 1_400_000_000_000_000_003, "Ada")
OTHER_AUTHOR = Member(GUILD, 1_400_000_000_000_000_004, "Bo")
STRANGER = Member(OTHER_GUILD, 1_400_000_000_000_000_005, "Sasha", manages_guild=True)


def reader(number: int, guild_id: int = GUILD) -> Member:
    return Member(guild_id, 1_500_000_000_000_000_000 + number, f"Reader {number}")


def as_author(member: Member) -> Author:
    return Author(id=member.id, name=member.name)


def details(number: float | None = 1, **said: Any) -> ChapterDetails:
    return ChapterDetails(number=number, **{"title": "The Lamp", "words": 2380, **said})


@dataclass(frozen=True, slots=True)
class House:
    """Every feature on one database, and the steps that most tests begin with."""

    database: Database
    clock: Clock
    services: Services
    setup: Setup
    works: Works
    targets: Targets
    chapters: Chapters
    publishing: Publishing
    timetable: Timetable
    announcements: Announcements
    backlogs: Backlogs
    outbox: Outbox
    kudos: Kudos
    suggestions: Suggestions
    own_suggestions: OwnSuggestions

    @classmethod
    def on(cls, database: Database, clock: Clock, share: Share = EVERY_SERVER) -> Self:
        services = Services.on(database, clock, share=share)
        return cls(
            database=database,
            clock=clock,
            services=services,
            setup=services.setup,
            works=services.works,
            targets=services.targets,
            chapters=services.chapters,
            publishing=services.publishing,
            timetable=services.timetable,
            announcements=services.announcements,
            backlogs=services.backlogs,
            outbox=services.outbox,
            kudos=services.kudos,
            suggestions=services.suggestions,
            own_suggestions=services.own_suggestions,
        )

    def next_process(self, share: Share = EVERY_SERVER) -> Self:
        """Another process on the same database: what comes after this one, or runs beside it."""
        return self.on(self.database, self.clock, share)

    async def begin_sending(self, channels: Channels) -> Outbox:
        """Start what sends announcements, to these channels."""
        self.outbox.channels.bind(channels)
        await self.outbox.begin()
        return self.outbox

    async def open(self, guild_id: int = GUILD, **settings: Any) -> Self:
        """Set the server up: where chapters are announced, and who is staff."""
        manager = Member(guild_id, MANAGER.id, MANAGER.name, manages_guild=True)
        await self.setup.change(manager, **{"channel_id": CHANNEL, "staff_role_id": STAFF_ROLE, **settings})
        return self

    async def work(
        self, title: str = "The Lighthouse", *, by: Member = AUTHOR, guild_id: int = GUILD, **said: Any
    ) -> Work:
        manager = Member(guild_id, MANAGER.id, MANAGER.name, manages_guild=True)
        return await self.works.add(manager, WorkDetails(title=title, **said), as_author(by))

    async def draft(self, work: Work, number: float | None = 1, **said: Any) -> Chapter:
        return await self.chapters.draft(_manager_of(work), work.id, details(number, **said))

    async def posted(self, work: Work, number: float | None = 1, **said: Any) -> Chapter:
        """A chapter whose announcement waits in the outbox."""
        draft = await self.draft(work, number, **said)
        _, chapter = await self.publishing.post(_manager_of(work), draft.id, again=True)
        return chapter


def _manager_of(work: Work) -> Member:
    return Member(work.guild_id, MANAGER.id, MANAGER.name, manages_guild=True)
