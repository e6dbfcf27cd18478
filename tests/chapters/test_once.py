"""Whatever an author does: no two chapters of one name are announced without their word, and nothing typed is lost."""

import asyncio
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.chapters.namesakes.service import NumberTaken
from bot.core.db.database import Database
from bot.core.errors import UserFacingError
from bot.works import chapter_store
from bot.works.models import Chapter, ChapterDetails, ChapterState
from tests.worlds.clock import SetClock
from tests.worlds.databases.sqlite import sqlite_url
from tests.worlds.people import AUTHOR, MODERATOR
from tests.worlds.program import Program

WHICH = st.integers(0, 40)
NUMBERS = st.sampled_from([1.0, 2.0, 2.5, None])
TITLES = st.sampled_from(["Dusk", "Dawn"])
HOURS = st.sampled_from(["in 1 hour", "in 5 hours", "in 3 days"])
WHO = st.sampled_from([AUTHOR, MODERATOR])


def alike(one: ChapterDetails, other: ChapterDetails) -> bool:
    """What readers would take for the same, said as plainly as can be."""
    if one.number is not None and other.number is not None:
        return one.number == other.number
    same_text = one.excerpt is not None and (one.excerpt, one.words) == (other.excerpt, other.words)
    return same_text or (one.number is other.number and one.title == other.title)


class Author(RuleBasedStateMachine):
    template: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        shutil.copy(self.template, self.folder)
        self.runner = asyncio.Runner()
        self.clock = SetClock()
        self.database = Database(sqlite_url(self.folder))
        self.program = Program.on(self.database, self.clock)
        self.run(self.program.set_up())
        self.work = self.run(self.program.work())
        self.typed: dict[int, ChapterDetails] = {}
        self.deleted: set[int] = set()
        self.said_yes: set[frozenset[int]] = set()

    def teardown(self) -> None:
        if hasattr(self, "runner"):
            self.run(self.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    def chapter(self, which: int) -> int:
        return list(self.typed)[which % len(self.typed)]

    def state(self, chapter_id: int) -> Chapter:
        async def find() -> Chapter:
            async with self.database.read() as connection:
                return await chapter_store.find_any(connection, chapter_id)

        found: Chapter = self.run(find())
        return found

    def tried(self, deed: Any) -> Any:
        """Do it, unless it is refused."""
        try:
            return self.run(deed)
        except UserFacingError:
            return None

    def answered(self, chapter_id: int, deed: Any, says_yes: bool) -> Any:
        """Do it; where a question is asked, answer it with yes or leave it."""
        try:
            return self.run(deed(0))
        except NumberTaken as taken:
            if not says_yes:
                return None
            mark, told = taken.mark, {one.chapter.id for one in taken.namesakes}
        except UserFacingError:
            return None
        self.said_yes |= {frozenset((chapter_id, one)) for one in told}
        return self.tried(deed(mark))

    @rule(number=NUMBERS, title=TITLES, text=st.integers(1, 2))
    def upload(self, number: float | None, title: str, text: int) -> None:
        details = ChapterDetails(number=number, title=title, excerpt=f"It began. {text}", words=100 + text)
        draft = self.run(self.program.chapters.draft(AUTHOR, self.work.id, details))
        self.typed[draft.id] = details

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def keep(self, which: int) -> None:
        self.tried(self.program.chapters.keep(AUTHOR, self.chapter(which)))

    @precondition(lambda self: self.typed)
    @rule(which=WHICH, who=WHO, says_yes=st.booleans())
    def post(self, which: int, who: Any, says_yes: bool) -> None:
        chapter_id, post = self.chapter(which), self.program.publishing.post
        if self.answered(chapter_id, lambda again: post(who, chapter_id, again=again), says_yes):
            assert self.state(chapter_id).state is ChapterState.POSTED

    @precondition(lambda self: self.typed)
    @rule(which=WHICH, when=HOURS, says_yes=st.booleans())
    def schedule(self, which: int, when: str, says_yes: bool) -> None:
        chapter_id, schedule = self.chapter(which), self.program.publishing.schedule
        if self.answered(chapter_id, lambda again: schedule(AUTHOR, chapter_id, when, again=again), says_yes):
            assert self.state(chapter_id).state is ChapterState.SCHEDULED

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def unschedule(self, which: int) -> None:
        if self.tried(self.program.publishing.unschedule(AUTHOR, self.chapter(which))):
            assert self.state(self.chapter(which)).state is ChapterState.DRAFT

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def let_go_out(self, which: int) -> None:
        chapter_id, let_go_out = self.chapter(which), self.program.publishing.let_go_out
        self.answered(chapter_id, lambda again: let_go_out(AUTHOR, chapter_id, again), says_yes=True)

    @precondition(lambda self: self.typed)
    @rule(which=WHICH, number=NUMBERS, says_yes=st.booleans())
    def change_number(self, which: int, number: float | None, says_yes: bool) -> None:
        chapter_id = self.chapter(which)
        wanted = replace(self.typed[chapter_id], number=number)
        if self.state(chapter_id).state is not ChapterState.POSTED:
            if not isinstance(self.tried(self._edit(chapter_id, wanted)), bool):
                return
            self.typed[chapter_id] = wanted
            return
        edited = self.run(self.program.publishing.edit(AUTHOR, chapter_id, wanted))
        if edited.namesakes and says_yes and number is not None:
            self.said_yes |= {frozenset((chapter_id, one.chapter.id)) for one in edited.namesakes}
            edited = self.run(self.program.publishing.renumber(AUTHOR, chapter_id, number, again=1))
        self.typed[chapter_id] = edited.chapter.details

    async def _edit(self, chapter_id: int, details: ChapterDetails) -> bool:
        await self.program.chapters.edit(AUTHOR, chapter_id, details)
        return True

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        if self.tried(self.program.chapters.delete(AUTHOR, self.chapter(which))):
            self.deleted.add(self.chapter(which))

    @precondition(lambda self: self.deleted)
    @rule()
    def undelete(self) -> None:
        chapter_id = min(self.deleted)
        if self.tried(self.program.chapters.undelete(AUTHOR, chapter_id)):
            self.deleted.discard(chapter_id)

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def withdraw(self, which: int) -> None:
        self.tried(self.program.publishing.withdraw(AUTHOR, self.chapter(which)))

    @precondition(lambda self: self.typed)
    @rule(which=WHICH, says_yes=st.booleans())
    def bring_back(self, which: int, says_yes: bool) -> None:
        chapter_id, bring_back = self.chapter(which), self.program.publishing.bring_back
        self.answered(chapter_id, lambda again: bring_back(AUTHOR, chapter_id, again=again), says_yes)

    @rule()
    def plan_a_backlog(self) -> None:
        self.tried(self.program.backlogs.plan(AUTHOR, self.work.id, "every day 18:00"))

    @rule(deed=st.sampled_from(["begin", "pause", "resume", "end"]))
    def turn_the_backlog(self, deed: str) -> None:
        if backlog := self.run(self.program.backlogs.look(AUTHOR, self.work.id)).backlog:
            self.tried(getattr(self.program.backlogs, deed)(AUTHOR, self.work.id, backlog.id))

    @precondition(lambda self: self.typed)
    @rule(which=WHICH)
    def add_to_the_backlog(self, which: int) -> None:
        if backlog := self.run(self.program.backlogs.look(AUTHOR, self.work.id)).backlog:
            self.run(self.program.backlogs.add(AUTHOR, self.work.id, backlog.id, [self.chapter(which)]))

    @rule()
    def restart(self) -> None:
        self.program = self.program.next_process()

    @rule(minutes=st.sampled_from([5, 61, 24 * 60, 4 * 24 * 60]), processes=st.integers(1, 2))
    def time_passes(self, minutes: int, processes: int) -> None:
        self.clock.advance(minutes=minutes)

        async def release() -> None:
            await asyncio.gather(*(self.program.next_process().timetable.release_due() for _ in range(processes)))

        self.run(release())

    @invariant()
    def no_two_of_a_name_stand_announced_without_a_word(self) -> None:
        if not hasattr(self, "program"):
            return
        posted = self.run(self.program.chapters.posted(self.work.id))
        for place, one in enumerate(posted):
            for other in posted[:place]:
                if alike(one.details, other.details):
                    assert frozenset((one.id, other.id)) in self.said_yes

    @invariant()
    def nothing_that_was_typed_is_lost(self) -> None:
        if not hasattr(self, "program"):
            return
        for chapter_id, details in self.typed.items():
            chapter = self.state(chapter_id)
            assert chapter.details == details
            assert (chapter.state is ChapterState.CANCELLED) == (chapter_id in self.deleted)

    @invariant()
    def a_chapter_is_announced_once(self) -> None:
        if not hasattr(self, "program"):
            return
        for chapter_id in self.typed:
            rows = self.run(self.program.announcements.of_chapter(chapter_id))
            assert len([row for row in rows if row.state.value == "waiting"]) <= 1


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.usefixtures("sqlite_in_the_loop")
def test_whatever_an_author_does(new_sqlite_file: Path) -> None:
    Author.template = new_sqlite_file
    quick = settings(
        max_examples=20, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(Author, settings=quick)
