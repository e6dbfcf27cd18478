"""What an export holds: all that is stored about somebody, and nothing of anybody else."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import Column

from bot.core.db.database import Database, metadata
from bot.core.people.columns import personal
from bot.kudos.models import Reaction, added
from bot.privacy import export_store, service, wording
from bot.privacy.export_files import ExportFiles
from bot.privacy.models import ExportProgress, ExportShown
from bot.setup.models import Member
from bot.suggestions.models import IdeaChoices, Status
from bot.works.models import Work
from tests.delivery.channels import ChannelsInMemory
from tests.privacy import everywhere
from tests.refusals import refused
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, reader
from tests.worlds.program import Program

LARGEST = 2**20


class ServersByName:
    def are_known(self) -> bool:
        return True

    def name_of(self, guild_id: int) -> str | None:
        return {GUILD: "The Reading Room"}.get(guild_id)


async def unseen(progress: ExportProgress) -> None:
    del progress


async def exported(program: Program, who: Member, largest: int = LARGEST) -> list[dict[str, Any]]:
    program.services.own_data.servers.bind(ServersByName())
    async with program.services.own_data.export(who.id, largest, unseen) as export:
        return [json.loads(file.read()) for file in export.files]


async def test_an_export_names_servers_works_and_chapters_and_gives_times_in_utc(
    program: Program, work: Work, clock: SetClock
) -> None:
    channels = ChannelsInMemory(clock)
    outbox = await program.begin_sending(channels)
    chapter = await program.posted(work, 2, title="The Keeper")
    await outbox.deliver_due()
    program.kudos.mirror.inbox.put(added(channels.messages[0].id, Reaction("❤", reader(1).id)))
    await program.kudos.mirror.flush()
    await program.suggestions.suggest(reader(1), work.id, chapter.id, "Let the lamp sing.", IdeaChoices())

    (export,) = await exported(program, reader(1))

    assert export["about"] == {"your_id": str(reader(1).id), "made_at": clock().isoformat(), "file": "1"}
    assert export["kudos"] == [
        {
            "chapter_id": chapter.id,
            "chapter": "Chapter 2: The Keeper",
            "work_id": work.id,
            "work": work.details.title,
            "given_at": clock().isoformat(),
        }
    ]
    (idea,) = export["suggestions"]
    assert (idea["idea"], idea["server"], idea["guild_id"]) == ("Let the lamp sing.", "The Reading Room", str(GUILD))
    (reaction,) = export["reactions"]
    assert (reaction["emoji"], reaction["chapter"]) == ("❤", "Chapter 2: The Keeper")


async def test_an_export_holds_nothing_of_others(program: Program, work: Work) -> None:
    idea = await program.suggestions.suggest(reader(1), work.id, None, "Mine alone.", IdeaChoices())
    await program.services.queue.ask(AUTHOR, idea.id, "Where would that be?")
    (question,) = (await program.own_suggestions.one_of_mine(reader(1), idea.id)).questions
    await program.own_suggestions.answer(reader(1).id, question.id, "In the cellar.")

    (of_author,) = await exported(program, AUTHOR)
    (of_reader,) = await exported(program, reader(1))
    (of_nobody,) = await exported(program, reader(2))

    assert [one["question"] for one in of_author["suggestion_questions"]] == ["Where would that be?"]
    assert "Mine alone." not in str(of_author)
    assert "In the cellar." not in str(of_author)
    assert [one["answer"] for one in of_reader["suggestion_questions_answer"]] == ["In the cellar."]
    assert str(AUTHOR.id) not in str(of_reader)
    assert set(of_nobody) == {"about"}


async def test_the_title_of_a_chapter_that_is_not_out_is_told_to_who_made_it_alone(
    program: Program, work: Work
) -> None:
    secret = await program.draft(work, 9, title="Who did it")
    idea = await program.suggestions.suggest(reader(1), work.id, None, "A twist.", IdeaChoices())
    await program.services.verdicts.decide(AUTHOR, idea.id, Status.ACCEPTED, "")
    await program.services.verdicts.use(AUTHOR, idea.id, secret.id)

    (of_reader,) = await exported(program, reader(1))

    assert "Who did it" not in str(of_reader)


async def test_every_row_comes_once_however_many_pages_they_fill(
    program: Program, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "PAGE", 2)
    ideas = [f"Idea number {number} of a few." for number in range(5)]
    for idea in ideas:
        await program.suggestions.suggest(reader(1), work.id, None, idea, IdeaChoices())

    (export,) = await exported(program, reader(1))

    assert [one["idea"] for one in export["suggestions"]] == ideas


async def test_an_export_goes_on_in_further_files_each_of_which_is_whole(program: Program, work: Work) -> None:
    ideas = [f"Idea {number} " + "ä" * 500 for number in range(6)]
    for idea in ideas:
        await program.suggestions.suggest(reader(1), work.id, None, idea, IdeaChoices())

    files = await exported(program, reader(1), largest=4_000)

    assert len(files) > 1
    assert [one["idea"] for file in files for one in file.get("suggestions", [])] == ideas
    assert [file["about"]["file"] for file in files] == [str(number) for number in range(1, len(files) + 1)]


def test_no_file_is_larger_than_it_may_be() -> None:
    with ExportFiles({"made_at": "now"}, largest=1_000) as files:
        for number in range(50):
            files.add(f"section {number // 7}", [{"text": "ä" * (number * 7 % 300)}])

        sizes = [len(file.read()) for file in files.finish()]

    assert len(sizes) > 10
    assert max(sizes) <= 1_000


async def test_a_second_export_waits_for_the_first(program: Program) -> None:
    own_data = program.services.own_data
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def stop(progress: ExportProgress) -> None:
        del progress
        reached.set()
        await go_on.wait()

    async def entries(shown: ExportShown) -> int:
        async with own_data.export(1, LARGEST, shown) as export:
            return export.entries

    first = asyncio.create_task(entries(stop))
    await reached.wait()
    with refused(wording.exported_already()):
        await entries(unseen)
    go_on.set()

    assert await first == 0
    assert await entries(unseen) == 0


NOT_THEIRS = (
    "announcements.thread_name",
    "feeds.address",
    "feeds.title",
    "source_chapters.guid",
    "source_chapters.key",
    "source_chapters.link",
    "source_chapters.title",
    "work_covers.image",
)
"""What is made of a work or read from its site, and the picture itself: whose work it is hangs on another table."""


async def test_an_export_holds_every_column_that_says_it_is_somebodys(database: Database, clock: SetClock) -> None:
    async with database.change() as connection:
        await everywhere.fill(connection)

    (export,) = await exported(Program.on(database, clock), Member(GUILD, everywhere.PERSON, "Ada"))

    sections = export_store.sections(metadata)
    assert set(export) == {"about", *(one.name for one in sections)}
    assert [
        f"{section.name}: {column}"
        for section in sections
        for column in section.shown
        if any(column.name not in entry for entry in export[section.name]) or not _tells(column, export[section.name])
    ] == []
    shown = {column for section in sections for column in section.shown}
    declared = [column for table in metadata.sorted_tables for column in table.c if _has_words(column)]
    assert sorted(str(column) for column in declared if column not in shown) == sorted(NOT_THEIRS)


def _has_words(column: Column[Any]) -> bool:
    said = personal(column)
    return said is not None and said.fate is not None and not said.is_id


def _tells(column: Column[Any], entries: list[dict[str, Any]]) -> bool:
    told = str([entry[column.name] for entry in entries]).lower()
    return not _has_words(column) or everywhere.WORDS in told or everywhere.STAYING in told


async def test_every_section_can_be_read(database: Database) -> None:
    (export,) = await exported(Program.on(database, SetClock()), reader(1))

    assert set(export) == {"about"}
