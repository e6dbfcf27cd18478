"""The whole program on one database, without Discord, and the steps that most tests begin with."""

from dataclasses import dataclass
from email.utils import format_datetime
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
from bot.watching.ports import FeedReader
from bot.works import chapter_store, readable_store
from bot.works.models import Chapter, ChapterDetails, Work, WorkDetails
from bot.works.service import Works
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, STAFF_ROLE, as_author


def details(number: float | None = 1, **said: Any) -> ChapterDetails:
    return ChapterDetails(number=number, **{"title": "The Lamp", "words": 2380, **said})


class NobodyRenamed:
    """The port of `bot/delivery/ports.py` by which names are asked for, where nobody has another one."""

    async def name_of(self, guild_id: int, member_id: int) -> str | None:
        del guild_id, member_id
        return None


@dataclass(frozen=True, slots=True)
class Program:
    """Every service, built as the process builds them."""

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
    def on(
        cls, database: Database, clock: Clock, share: Share = EVERY_SERVER, reader: FeedReader | None = None
    ) -> Self:
        services = Services.on(database, clock, share=share)
        if reader:
            services.watching.watcher.reader.bind(reader)
        services.discord_time.hear(format_datetime(clock()))
        services.outbox.names.people.bind(NobodyRenamed())
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

    async def set_up(self, guild_id: int = GUILD, **settings: Any) -> Self:
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
        """A draft that is kept, as its author says under its preview."""
        preview = await self.preview(work, number, **said)
        return await self.chapters.keep(_manager_of(work), preview.id)

    async def preview(self, work: Work, number: float | None = 1, **said: Any) -> Chapter:
        """A preview that nobody has finished."""
        return await self.chapters.draft(_manager_of(work), work.id, details(number, **said))

    async def posted(self, work: Work, number: float | None = 1, **said: Any) -> Chapter:
        """A chapter whose announcement waits in the outbox."""
        draft = await self.draft(work, number, **said)
        _, chapter = await self.publishing.post(_manager_of(work), draft.id, again=True)
        return chapter

    async def out(self, work: Work, number: float | None = 1, **said: Any) -> Chapter:
        """A chapter that readers can read: its announcement stood, wherever that was."""
        chapter = await self.posted(work, number, **said)
        async with self.database.change() as connection:
            await readable_store.mark_out(connection, chapter.id, self.clock())
            return await chapter_store.find_any(connection, chapter.id)


def _manager_of(work: Work) -> Member:
    return Member(work.guild_id, MANAGER.id, MANAGER.name, manages_guild=True)
