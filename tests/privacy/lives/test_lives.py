"""Some of many people are forgotten, once or twice, and come back: others keep all, and counts follow an oracle."""

import asyncio
import random
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

import pytest

from bot.privacy.models import Wishes
from bot.setup.models import Member
from bot.suggestions.models import Status
from bot.works.models import Rating
from tests.fuzzing import tries
from tests.privacy import everywhere
from tests.privacy.lives.remains import EMPTIED, rows, wronged
from tests.privacy.lives.under_way import UnderWay
from tests.privacy.meanwhile.interposed import InterposedDatabase
from tests.privacy.meanwhile.place import Place, word_of
from tests.worlds.clock import SetClock
from tests.worlds.people import MANAGER, MODERATOR

SEEDS = range(tries(5))
DAYS, PEOPLE, CHAPTERS, STEPS = 50, 6, 3, 4


@dataclass
class Oracle:
    """What must be counted: whose hearts, by chapter, and how many of nobody's; who wrote each idea, and backs it."""

    hearts: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    nobodys: Counter[int] = field(default_factory=Counter)
    writers: dict[int, int] = field(default_factory=dict)
    backers: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def kudos(self) -> list[int]:
        return [len(self.hearts[one]) + self.nobodys[one] for one in range(CHAPTERS)]

    def forget(self, person_id: int, wishes: Wishes) -> None:
        for index, people in self.hearts.items():
            if person_id in people:
                people.discard(person_id)
                self.nobodys[index] += wishes.keep_kudos
        for people in self.backers.values():
            people.discard(person_id)
        for number in [number for number, writer in self.writers.items() if writer == person_id]:
            if wishes.keep_ideas:
                self.writers[number] = 0
            else:
                del self.writers[number]


@dataclass
class Life:
    """Acts, each of somebody that chance picks."""

    place: Place
    chance: random.Random
    people: list[Member]
    oracle: Oracle = field(default_factory=Oracle)
    works: int = 0

    async def react(self, who: Member) -> None:
        """Give a heart, unless Discord has one of theirs: a forgotten person's stands there still."""
        index = self.chance.randrange(CHAPTERS)
        standing = self.place.server.discord.on_message[self.place.server.message(index)]
        if not any(one.user_id == who.id for one in standing):
            self.place.react(who, index)
            self.oracle.hearts[index].add(who.id)

    async def suggest(self, who: Member) -> None:
        idea = await self.place.idea(who)
        self.oracle.writers[idea.id] = who.id

    async def back(self, who: Member) -> None:
        """Back an idea of somebody else's; one without a writer is on no board."""
        named = [one for one, by in self.oracle.writers.items() if by not in (who.id, 0)]
        fit = [one for one in named if who.id not in self.oracle.backers[one]]
        if fit:
            number = self.chance.choice(fit)
            await self.place.program.suggestions.back(who, number)
            self.oracle.backers[number].add(who.id)

    async def decide(self, who: Member) -> None:
        """Let a moderator, or somebody who is staff today, decide."""
        if self.oracle.writers:
            number = self.chance.choice(list(self.oracle.writers))
            card = await self.place.program.services.queue.card(MODERATOR, number)
            if card.suggestion.status is Status.WAITING:
                by = self.chance.choice((MODERATOR, who))
                await self.place.program.services.verdicts.decide(by, number, Status.SHELVED, "Not yet.")

    async def block(self, who: Member) -> None:
        """Block somebody who isn't, and let them in again: a decision each."""
        moderation = self.place.program.services.moderation
        await moderation.block(MANAGER, who.id)
        await moderation.unblock(MANAGER, who.id)

    async def publish(self, who: Member) -> None:
        """Begin a work of one's own."""
        self.works += 1
        await self.place.program.work(f"Lamps, volume {self.works}", by=who, rating=Rating.GENERAL)

    async def forget(self, who: Member) -> None:
        """Forget somebody, once or twice, while they and another have something under way; a minute later they are
        somebody new.
        """
        await self.place.program.kudos.mirror.flush()
        await self.place.let_expire()
        wishes = Wishes(keep_kudos=self.chance.random() < 0.5, keep_ideas=self.chance.random() < 0.5)
        before = await rows(self.place.database)
        other = self.chance.choice([one for one in self.people if one.id != who.id])
        theirs, others = [UnderWay.of(self.place, one, self.chance) for one in (who, other)]
        for number in range(self.chance.choice((1, 2))):
            forget = partial(self.place.forget, who, wishes)
            await (self.among(theirs, others, forget) if number == 0 else forget())
        assert others.find is not None
        await others.find()
        emptied = () if wishes.keep_ideas else EMPTIED
        assert wronged(before, await rows(self.place.database), who.id, emptied) == []
        async with self.place.database.read() as connection:
            found = await everywhere.traces(connection, who.id, word_of(who.id))
        kept = wishes.keep_ideas or 0 in self.oracle.writers.values()
        assert [one for one in found if not (kept and one.startswith("suggestions.idea"))] == []
        self.oracle.forget(who.id, wishes)
        self.place.clock.advance(minutes=1)

    async def among(self, theirs: UnderWay, others: UnderWay, forget: Callable[[], Awaitable[None]]) -> None:
        """Let both do what they have under way, and somebody be forgotten before one of its steps."""

        async def both() -> None:
            await asyncio.gather(theirs.do(), others.do())

        await self.place.database.do(both, forget, self.chance.randint(1, STEPS))


@pytest.mark.parametrize("seed", SEEDS)
async def test_others_keep_all_that_is_theirs_and_counts_follow(
    database: InterposedDatabase, clock: SetClock, seed: int
) -> None:
    place, chance = await Place.on(database, clock), random.Random(seed)
    await place.server.announced(place.work, 2, 3)
    people = [place.somebody() for _ in range(PEOPLE)]
    life = Life(place, chance, people)
    usual = (life.react, life.react, life.react, life.suggest, life.suggest, life.back, life.back, life.decide)

    for _ in range(DAYS):
        clock.advance(minutes=chance.choice((1, 20, 600)))
        await chance.choice((*usual, life.block, life.publish, life.forget, life.forget))(chance.choice(people))

    await place.program.kudos.mirror.flush()
    assert (await place.server.counts())[:CHAPTERS] == life.oracle.kudos
    clock.advance(minutes=20)
    await place.server.reconcile()
    assert (await place.server.counts())[:CHAPTERS] == life.oracle.kudos
    for number in life.oracle.writers:
        card = await place.program.services.queue.card(MODERATOR, number)
        assert card.suggestion.backing == len(life.oracle.backers[number])
