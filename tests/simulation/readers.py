"""What readers do meanwhile: they suggest, answer calls, take ideas back, and give hearts."""

import contextlib
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.core.errors import UserFacingError
from bot.kudos.models import Event, Reaction, added, removed
from bot.setup.models import Member
from bot.suggestions.calls.store import calls
from bot.suggestions.models import IdeaChoices, Status
from tests.simulation.process import BotProcess
from tests.simulation.servers import Servers
from tests.worlds.people import OTHER_GUILD, reader
from tests.worlds.program import Program

HEARTS = ("❤", "💜")


@dataclass
class Idea:
    """An idea that its reader was thanked for, and what may have become of it by the answers that people had."""

    reader: Member
    text: str
    may_be: set[Status] = field(default_factory=lambda: {Status.WAITING})


@dataclass
class Readers:
    """Readers of the works, one of them in another server; `thanked` are the ideas that they were thanked for,
    `dropped` the texts of those that they were told aren't sent.
    """

    process: BotProcess
    servers: Servers
    thanked: dict[int, Idea] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance, self.happened = self.process.chance, self.process.happened
        self.reactions = self.process.channels.reactions
        self.members = [reader(1), reader(2), reader(3), reader(4, OTHER_GUILD)]

    @property
    def program(self) -> Program:
        return self.process.program

    async def suggest(self) -> None:
        await self._suggest(self.chance.choice(self.servers.works).id, None)

    async def answer_a_call(self) -> None:
        async with self.process.database.read() as connection:
            found = (await connection.execute(select(calls.c.id, calls.c.work_id))).all()
        if found:
            call_id, work_id = self.chance.choice(found)
            await self._suggest(work_id, call_id)

    async def _suggest(self, work_id: int, call_id: int | None) -> None:
        member = self.chance.choice(self.members)
        self.happened["idea"] += 1
        text = f"Idea {self.happened['idea']} of {member.name}: " + "".join(self.chance.choices("abcdefgh", k=20))
        choices = IdeaChoices(wants_dm=True, credited=self.chance.random() < 0.5)
        given = await self.program.suggestions.suggest(member, work_id, None, text, choices, call_id=call_id)
        self.thanked[given.id] = Idea(member, text)

    async def suggest_much_the_same(self) -> None:
        """Give an idea that is held back, mostly, and say whether to send it, or never."""
        if not self.thanked:
            return
        member, earlier = self.chance.choice(self.members), self.chance.choice(list(self.thanked.values()))
        self.happened["idea"] += 1
        text = f"Idea {self.happened['idea']} of {member.name}: {earlier.text.rpartition(' ')[2]}"
        suggestions, work = self.program.suggestions, self.chance.choice(self.servers.works)
        offer = await suggestions.offer(member, work.id, text, IdeaChoices())
        if offer.given:
            self.thanked[offer.given.id] = Idea(member, text)
            return
        self.happened["held"] += 1
        if self.chance.random() < 0.3:
            await suggestions.dont_send(member, offer.held_id)
            self.dropped.add(text)
        elif self.chance.random() < 0.5:
            sent = await suggestions.send_anyway(member, offer.held_id)
            self.thanked[sent.id] = Idea(member, text)

    async def name_or_not(self) -> None:
        """Agree to be named, or no more: a poll may be on its way."""
        if self.thanked:
            suggestion_id, idea = self.chance.choice(list(self.thanked.items()))
            own = self.program.own_suggestions
            await own.choose(idea.reader, suggestion_id, credited=self.chance.random() < 0.5)

    async def take_back(self) -> None:
        if self.thanked:
            suggestion_id, idea = self.chance.choice(list(self.thanked.items()))
            idea.may_be.add(Status.WITHDRAWN)
            await self.program.own_suggestions.withdraw(idea.reader, suggestion_id)
            idea.may_be = {Status.WITHDRAWN}

    async def back(self) -> None:
        if self.thanked:
            for member in self.members:
                with contextlib.suppress(UserFacingError):
                    await self.program.suggestions.back(member, self.chance.choice(list(self.thanked)))

    async def react(self) -> None:
        """React to an announcement, or no longer; of what happens while nobody listens, the bot hears nothing."""
        for _ in range(self.chance.randint(1, 5)):
            if not self.process.channels.standing:
                return
            message = self.chance.choice(self.process.channels.standing)
            one = Reaction(self.chance.choice(HEARTS), self.chance.choice(self.members).id)
            here = self.reactions.on_message[message.id]
            event: Event = removed(message.id, one) if one in here else added(message.id, one)
            here ^= {one}
            self.happened["heart"] += 1
            if self.chance.random() < 0.8:
                self.program.kudos.mirror.inbox.put(event)
            else:
                self.process.is_behind = True
