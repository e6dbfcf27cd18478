"""Days of many people, left to chance, in which some are forgotten: others keep all, and counts follow an oracle."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.db.database import Database, metadata
from bot.core.people.columns import people_in
from bot.privacy.models import Wishes
from bot.setup.models import Member
from bot.suggestions.models import Status, Suggestion
from tests.fuzzing import tries
from tests.privacy import everywhere
from tests.privacy.meanwhile.interposed import InterposedDatabase
from tests.privacy.meanwhile.place import Place, word_of
from tests.worlds.clock import SetClock
from tests.worlds.people import MODERATOR

SEEDS = range(tries(4))
DAYS = 40

FOLLOWS = {
    "version",
    "backing",
    "detail",
    "wanted",
    "due_at",
    "status",
    "merged_into_id",
    "decided_at",
    "said_at",
    "attempts",
}
"""Columns in which a row of somebody else's follows what became of the one who is forgotten."""


@dataclass
class Oracle:
    """What must be counted: whose hearts, by chapter, and how many of nobody's; who backs which idea."""

    hearts: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    nobodys: Counter[int] = field(default_factory=Counter)
    backed: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    ideas: dict[int, tuple[Suggestion, int]] = field(default_factory=dict)

    def forget(self, person_id: int, wishes: Wishes) -> None:
        for index, people in self.hearts.items():
            if person_id in people:
                people.discard(person_id)
                self.nobodys[index] += wishes.keep_kudos
        for backers in self.backed.values():
            backers.discard(person_id)
        for number, (idea, writer) in list(self.ideas.items()):
            if writer == person_id:
                if wishes.keep_ideas:
                    self.ideas[number] = (idea, 0)
                else:
                    del self.ideas[number]
                    self.backed.pop(number, None)


async def rows_without(database: Database, person_id: int) -> dict[str, list[tuple[Any, ...]]]:
    """Read every row that isn't somebody's by any column, less what may follow from what becomes of them."""
    theirs = defaultdict(list)
    for table, column, _ in people_in(metadata):
        theirs[table.name].append(column.name)
    found: dict[str, list[tuple[Any, ...]]] = {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            if table.name in theirs and table.name not in ("letters", "forgettings"):
                rows = [row._mapping for row in await connection.execute(select(table))]
                kept = [one for one in rows if person_id not in [one[name] for name in theirs[table.name]]]
                found[table.name] = sorted(
                    (tuple((name, one[name]) for name in one if name not in FOLLOWS) for one in kept), key=repr
                )
    return found


async def live(place: Place, chance: random.Random) -> Oracle:
    oracle, people = Oracle(), [place.somebody() for _ in range(6)]
    await place.server.announced(place.work, 2, 3)
    for _ in range(DAYS):
        place.clock.advance(minutes=chance.choice((1, 20, 600)))
        who = chance.choice(people)
        deed = chance.choice((_react, _react, _suggest, _back, _decide, _forget))
        await deed(place, chance, oracle, who)
    return oracle


async def _react(place: Place, chance: random.Random, oracle: Oracle, who: Member) -> None:
    index = chance.randrange(3)
    if not any(one.user_id == who.id for one in place.server.discord.on_message[place.server.message(index)]):
        place.react(who, index)
        oracle.hearts[index].add(who.id)


async def _suggest(place: Place, chance: random.Random, oracle: Oracle, who: Member) -> None:
    del chance
    idea = await place.idea(who)
    oracle.ideas[idea.id] = (idea, who.id)


async def _back(place: Place, chance: random.Random, oracle: Oracle, who: Member) -> None:
    fit = [number for number, (_, writer) in oracle.ideas.items() if writer not in (who.id, 0)]
    if fit and who.id not in oracle.backed[number := chance.choice(fit)]:
        await place.program.suggestions.back(who, number)
        oracle.backed[number].add(who.id)


async def _decide(place: Place, chance: random.Random, oracle: Oracle, who: Member) -> None:
    number = chance.choice([0, *oracle.ideas])
    if number and (await place.program.services.queue.card(MODERATOR, number)).suggestion.status is Status.WAITING:
        await place.program.services.verdicts.decide(MODERATOR, number, Status.SHELVED, f"Not yet, {who.id % 7}.")


async def _forget(place: Place, chance: random.Random, oracle: Oracle, who: Member) -> None:
    """Forget somebody, once or twice; a minute later they are somebody new."""
    await place.program.kudos.mirror.flush()
    wishes = Wishes(keep_kudos=chance.random() < 0.5, keep_ideas=chance.random() < 0.5)
    before = await rows_without(place.database, who.id)
    for _ in range(chance.choice((1, 2))):
        await place.forget(who, wishes)
    after = await rows_without(place.database, who.id)
    assert {name: [one for one in rows if one not in after[name]] for name, rows in before.items()} == {
        name: [] for name in before
    }
    async with place.database.read() as connection:
        found = await everywhere.traces(connection, who.id, word_of(who.id))
    assert [one for one in found if not (wishes.keep_ideas and one.startswith("suggestions.idea"))] == []
    oracle.forget(who.id, wishes)
    place.clock.advance(minutes=1)


@pytest.mark.parametrize("seed", SEEDS)
async def test_counts_follow_and_others_keep_all_that_is_theirs(
    database: InterposedDatabase, clock: SetClock, seed: int
) -> None:
    place = await Place.on(database, clock)
    oracle = await live(place, random.Random(seed))

    await place.program.kudos.mirror.flush()
    assert (await place.server.counts())[:3] == [len(oracle.hearts[one]) + oracle.nobodys[one] for one in range(3)]
    clock.advance(minutes=20)
    await place.server.reconcile()
    assert (await place.server.counts())[:3] == [len(oracle.hearts[one]) + oracle.nobodys[one] for one in range(3)]
    for number in oracle.ideas:
        now = (await place.program.services.queue.card(MODERATOR, number)).suggestion
        assert now.backing == len(oracle.backed[number])
