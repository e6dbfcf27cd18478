"""Many people at once, in any order: no state that may not be, no lost note, and backing that adds up."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.setup.models import Member
from bot.suggestions import notes_store, store
from bot.suggestions.models import BACKABLE, OPEN, ROOTS, Status, Suggestion
from bot.works.models import UNDO
from tests.suggestions.ideas import Ideas
from tests.worlds.clock import SetClock
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.people import AUTHOR, GUILD, MODERATOR, STRANGER, reader

READERS = [reader(number) for number in range(1, 5)]
REVIEWERS = st.sampled_from([AUTHOR, MODERATOR])
OUTSIDERS = st.sampled_from([STRANGER, reader(9)])
IDEAS = ("storm", "letter", "ghost", "ship", "map", "feast", "key", "song")


@dataclass
class Expected:
    """What one suggestion must be; `decisions` are what it was before each of them, and when they were made."""

    writer: int
    status: Status = Status.WAITING
    into: int | None = None
    used_in: int | None = None
    backers: set[int] = field(default_factory=set)
    notes: int = 0
    decisions: list[tuple[Status, datetime]] = field(default_factory=list)


class Queue(RuleBasedStateMachine):
    suggestions = Bundle("suggestions")
    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        shutil.copy(self.template, self.folder)
        self.runner = asyncio.Runner()
        self.clock = SetClock()
        self.database = Database(sqlite_url(self.folder))
        self.expected: dict[int, Expected] = {}
        self.ideas = self.run(Ideas.on(self.database, self.clock))
        self.chapter = self.run(self.ideas.program.posted(self.ideas.work))

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            self.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    def allowed(self, work: Any, expected: bool) -> bool:
        """Whether the service did it; it must have, if and only if it was expected to."""
        try:
            self.run(work)
        except UserFacingError:
            assert not expected, "refused what should be possible"
            return False
        assert expected, "did what should be refused"
        return True

    def root(self, number: int) -> int:
        into = self.expected[number].into
        return number if into is None else self.root(into)

    def tree(self, number: int) -> list[int]:
        return [
            number,
            *(found for child, one in self.expected.items() if one.into == number for found in self.tree(child)),
        ]

    @rule(target=suggestions, by=st.sampled_from(READERS), word=st.sampled_from(IDEAS))
    def give(self, by: Member, word: str) -> Any:
        if sum(one.writer == by.id and one.status in OPEN for one in self.expected.values()) >= 25:
            return multiple()
        given = self.run(self.ideas.give(f"There is a {word} in it", by, credited=True))
        self.expected[given.id] = Expected(by.id)
        return given.id

    @rule(number=suggestions, by=st.sampled_from(READERS))
    def back(self, number: int, by: Member) -> None:
        root = self.root(number)
        one = self.expected[root]
        may = one.writer != by.id and one.status in BACKABLE and by.id not in one.backers
        if self.allowed(self.ideas.program.suggestions.back(by, number), may):
            one.backers.add(by.id)

    @rule(number=suggestions, by=st.sampled_from(READERS))
    def stop_backing(self, number: int, by: Member) -> None:
        tree = [self.expected[one] for one in self.tree(self.root(number))]
        if self.allowed(
            self.ideas.program.suggestions.stop_backing(by, number), any(by.id in one.backers for one in tree)
        ):
            for one in tree:
                one.backers.discard(by.id)

    @rule(number=suggestions, by=REVIEWERS, status=st.sampled_from([Status.ACCEPTED, Status.DECLINED, Status.SHELVED]))
    def decide(self, number: int, by: Member, status: Status) -> None:
        one = self.expected[number]
        if self.allowed(
            self.ideas.verdicts.decide(by, number, status), one.status in OPEN and one.status is not status
        ):
            self.decided(one, status)

    def decided(self, one: Expected, status: Status) -> None:
        one.decisions.append((one.status, self.clock.now))
        one.status = status

    @rule(number=suggestions)
    def decide_at_once(self, number: int) -> None:
        """Two reviewers press different buttons in the same moment: one of them wins, and it is that decision."""
        one = self.expected[number]

        async def both() -> Any:
            return await asyncio.gather(
                self.ideas.verdicts.decide(AUTHOR, number, Status.ACCEPTED),
                self.ideas.verdicts.decide(MODERATOR, number, Status.DECLINED),
                return_exceptions=True,
            )

        done = [result for result in self.run(both()) if not isinstance(result, BaseException)]
        assert len(done) == (1 if one.status in OPEN else 0)
        if done:
            self.decided(one, done[0].status)

    @rule(number=suggestions, into=suggestions, by=REVIEWERS)
    def merge(self, number: int, into: int, by: Member) -> None:
        one, root = self.expected[number], self.root(into)
        may = one.status in OPEN and root != number and self.expected[root].status in ROOTS
        if self.allowed(self.ideas.verdicts.merge(by, number, into), may):
            self.decided(one, Status.MERGED)
            one.into = root

    @rule(number=suggestions, by=REVIEWERS)
    def use(self, number: int, by: Member) -> None:
        one = self.expected[number]
        if self.allowed(self.ideas.verdicts.use(by, number, self.chapter.id), one.status is Status.ACCEPTED):
            self.decided(one, Status.USED)
            one.used_in = self.chapter.id

    @rule(number=suggestions, by=REVIEWERS)
    def undo(self, number: int, by: Member) -> None:
        one = self.expected[number]
        may = bool(one.decisions) and self.clock.now - one.decisions[-1][1] <= UNDO
        if self.allowed(self.ideas.verdicts.undo(by, number), may):
            self.undone(one)

    def undone(self, one: Expected) -> None:
        one.status, _ = one.decisions.pop()
        one.into = one.used_in = None

    @rule(number=suggestions)
    def withdraw(self, number: int) -> None:
        one = self.expected[number]
        own = next(member for member in READERS if member.id == one.writer)
        if self.allowed(self.ideas.program.own_suggestions.withdraw(own, number), one.status is Status.WAITING):
            one.status = Status.WITHDRAWN
            one.backers.clear()
            for child in self.expected.values():
                if child.into == number:
                    self.undone(child)

    @rule(number=suggestions, by=REVIEWERS)
    def note(self, number: int, by: Member) -> None:
        self.allowed(self.ideas.queue.note(by, number, "Remember the lamp."), expected=True)
        self.expected[number].notes += 1

    @rule(number=suggestions, by=OUTSIDERS)
    def outsiders_can_do_nothing(self, number: int, by: Member) -> None:
        self.allowed(self.ideas.verdicts.decide(by, number, Status.ACCEPTED), expected=False)
        self.allowed(self.ideas.verdicts.undo(by, number), expected=False)
        self.allowed(self.ideas.queue.note(by, number, "Mine."), expected=False)
        self.allowed(self.ideas.program.own_suggestions.withdraw(by, number), expected=False)

    @rule(minutes=st.sampled_from([1, 6, 11]))
    def wait(self, minutes: int) -> None:
        self.clock.now += timedelta(minutes=minutes)

    async def standing(self) -> tuple[list[Suggestion], list[int]]:
        """Every suggestion as it is kept, and how many notes it has: read at once, for this is looked at each step."""
        async with self.database.read() as connection:
            kept = await store.find_all(connection, GUILD, list(self.expected))
            return kept, [len(await notes_store.notes_of(connection, one.id)) for one in kept]

    @invariant()
    def everything_is_as_it_should_be(self) -> None:
        if not hasattr(self, "ideas"):
            return
        standing, notes = self.run(self.standing())
        assert [one.id for one in standing] == [*self.expected]
        for now, noted in zip(standing, notes, strict=True):
            number, one = now.id, self.expected[now.id]
            assert (now.status, now.merged_into_id, now.used_in_id) == (one.status, one.into, one.used_in)
            assert (now.decision is None) == (not one.decisions)
            assert noted == one.notes
            if one.into is None:
                people = {person for child in self.tree(number) for person in self.expected[child].backers}
                people |= {self.expected[child].writer for child in self.tree(number)}
                assert now.backing == len(people - {one.writer})


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.usefixtures("sqlite_in_the_loop")
def test_whatever_people_do_at_once_the_queue_stays_whole(new_sqlite_file: Path) -> None:
    Queue.template = new_sqlite_file
    quick = settings(
        max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Queue, settings=quick)
