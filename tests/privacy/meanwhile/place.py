"""A server in which somebody new can be everything: a reader, an author, a reviewer, one who is asked."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Self

from bot.clicks.models import Click, first_id
from bot.core.errors import Gone
from bot.core.fetching.errors import FetchError
from bot.delivery.ports import People
from bot.kudos.models import Reaction, added
from bot.privacy.models import Wishes
from bot.setup.models import Member
from bot.suggestions.models import IdeaChoices, Suggestion
from bot.watching.models import Source
from bot.works.models import Rating, Work
from tests.kudos.server import HEART, KudosServer
from tests.letters.letterbox import Letterbox
from tests.privacy.meanwhile.interposed import InterposedDatabase
from tests.watching.made_up_feed import ADDRESS, PAGE, MadeUpFeed, entry
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, CHANNEL, GUILD, MANAGER, STAFF_ROLE, reader
from tests.worlds.program import Program

NOTICES, DIGESTS = 77, 78
BYSTANDER = reader(2)


@dataclass
class Names(People):
    """What Discord tells of authors' names: who left, and who is called something else."""

    left: set[int] = field(default_factory=set)
    called: dict[int, str] = field(default_factory=dict)

    async def name_of(self, guild_id: int, member_id: int) -> str | None:
        del guild_id
        if member_id in self.left:
            raise Gone(f"member {member_id}")
        return self.called.get(member_id)


@dataclass
class Place:
    """`work` is Ada's, with a chapter that is out; `site` is where works are watched."""

    database: InterposedDatabase
    program: Program
    clock: SetClock
    server: KudosServer
    work: Work
    box: Letterbox
    site: MadeUpFeed
    names: Names = field(default_factory=Names)
    number: int = 0
    _clicks: int = 0
    _ideas: int = 0
    _source: int | None = None

    @classmethod
    async def on(cls, database: InterposedDatabase, clock: SetClock) -> Self:
        site = MadeUpFeed([entry(2), entry(1)])
        program = await Program.on(database, clock, reader=site).set_up(notices_channel_id=NOTICES)
        await program.kudos.news.choose(MANAGER, digest_channel_id=DIGESTS)
        await program.services.moderation.change(MANAGER, cooldown=0)
        work = await program.work(by=AUTHOR)
        server = await KudosServer.around(program, work)
        await server.announced(work, 1)
        box = Letterbox(clock)
        program.services.letters.messenger.bind(box)
        place = cls(database, program, clock, server, work, box, site)
        program.outbox.names.people.bind(place.names)
        return place

    def somebody(self) -> Member:
        """Somebody new, by whose id and name they can be found wherever they left a trace."""
        self.number += 1
        number = 1_611_222_333_444_555_000 + self.number
        return Member(GUILD, number, word_of(number), role_ids=frozenset({STAFF_ROLE}))

    def click(self, member: Member) -> Click:
        """A click that is made now."""
        self._clicks += 1
        number = first_id(self.clock()) + self._clicks
        return Click(number, member.id, f"click {number}")

    async def forget(self, member: Member, wishes: Wishes) -> None:
        """Forget somebody, as they ask by a click that is made now."""
        forgetting = self.program.services.own_data.forgetting
        await forgetting.forget(member.id, self.click(member).id, wishes)

    async def let_expire(self) -> None:
        """Let go what was kept for long enough by now."""
        self.program.services.discord_time.hear(format_datetime(self.clock()))
        await self.program.services.expiry.remove_expired()

    async def own_work(self, member: Member) -> Work:
        """A work that somebody is the author of."""
        return await self.program.work(f"Work {self.number}", by=member, rating=Rating.GENERAL)

    async def idea(self, member: Member, *, work: Work | None = None, call_id: int | None = None) -> Suggestion:
        """An idea in which its writer's name stands, whatever else they give."""
        self._ideas += 1
        choices, text = IdeaChoices(credited=True, wants_dm=True), f"{member.name} lights {self._ideas} lamps"
        return await self.program.suggestions.suggest(
            member, (work or self.work).id, None, text, choices, call_id=call_id
        )

    async def poll(self, asks: Member, by: Member) -> list[Suggestion]:
        """Somebody's poll of two ideas that another gave to their call; it isn't sent yet."""
        work = await self.own_work(asks)
        calls = self.program.services.calls
        call = await calls.open(asks, work.id, "What next?", CHANNEL, None)
        ideas = [await self.idea(by, work=work, call_id=call.id) for _ in range(2)]
        lines = "\n".join(f"#{one.id} {by.name} {number}" for number, one in enumerate(ideas))
        await calls.start_poll(asks, call.id, lines, 24)
        return ideas

    async def watched(self, member: Member) -> Source:
        """A source of somebody's work, about which they are asked; those of others have ended."""
        work, sources = await self.own_work(member), self.program.services.watching.sources
        if self._source is not None:
            await sources.end(MANAGER, self._source)
        proposal = await sources.propose(
            member, work.id, PAGE, f"{ADDRESS}/{self.number}", self.site.read(), is_list=False
        )
        await sources.begin(member, proposal.source.id)
        self._source = proposal.source.id
        return (await sources.set_asked(member, proposal.source.id, member.id)).source

    def publish(self, count: int = 1) -> None:
        for number in range(count):
            self.site.put(entry(len(self.site.entries) + 1 + number))
        self.clock.advance(days=2)

    async def fail_for_a_day(self) -> None:
        self.site.failure = FetchError("500")
        for _ in range(2):
            self.clock.advance(hours=20)
            await self.program.services.watching.watcher.look_at_due()
        self.clock.advance(days=2)

    def react(self, member: Member, index: int = 0) -> None:
        """Let somebody react on Discord, of which the bot is told in a moment."""
        reaction, message_id = Reaction(HEART, member.id), self.server.message(index)
        self.server.discord.on_message[message_id].add(reaction)
        self.program.kudos.mirror.inbox.put(added(message_id, reaction))


def word_of(person_id: int) -> str:
    """A word that nobody but this person is called by, or writes."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in str(person_id % 10**6))


Act = Callable[[], Awaitable[object]]
Deed = Callable[[Place, Member], Awaitable[Act]]
