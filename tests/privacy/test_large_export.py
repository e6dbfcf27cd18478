"""The export of somebody of whom single entries are larger than a file may be."""

import json
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.core.db.database import Database
from bot.intake.formats.draft import ChapterDraft
from bot.privacy import export_store
from bot.privacy.export_files import ExportFiles
from bot.privacy.models import ExportProgress
from bot.uploads import kept_drafts
from bot.uploads.store import uploads
from bot.works import text_store
from bot.works.models import Work
from cogs._shared import replies
from cogs.privacy import export as export_cog
from cogs.privacy.export import LARGEST
from tests.privacy.servers.left import Servers
from tests.worlds.clock import SetClock
from tests.worlds.people import AUTHOR, GUILD, MANAGER
from tests.worlds.program import Program
from tests.worlds.town import Town, said, shown

MEGABYTE = 2**20


async def files_of(program: Program, person_id: int) -> list[bytes]:
    async def unseen(progress: ExportProgress) -> None:
        del progress

    program.services.own_data.servers.bind(Servers(GUILD))
    async with program.services.own_data.export(person_id, LARGEST, unseen) as exported:
        return [file.read() for file in exported.files]


async def test_a_chapter_of_eleven_megabytes_comes_in_parts_none_of_which_is_too_large(
    program: Program, work: Work
) -> None:
    body = ("Nobody had told Ines that the lämp was lonely.\n" * 250_000)[: int(10.9 * MEGABYTE)]
    chapter = await program.draft(work, 1)
    async with program.database.change() as connection:
        await text_store.add(connection, chapter.id, body)

    files = await files_of(program, MANAGER.id)

    assert max(map(len, files)) <= LARGEST
    parts = [one for file in files for one in json.loads(file).get("chapter_texts_body", [])]
    assert "".join(one["body"] for one in parts) == body
    assert [one["part"] for one in parts] == [f"{number} of {len(parts)}" for number in range(1, len(parts) + 1)]
    assert {one["chapter_id"] for one in parts} == {chapter.id}


async def test_a_file_that_waits_with_many_chapters_comes_as_an_entry_for_each(
    database: Database, program: Program, clock: SetClock
) -> None:
    drafts = tuple(ChapterDraft(chapter_title=f"Chapter {number}", body="ä" * MEGABYTE) for number in range(8))
    values = {"guild_id": GUILD, "member_id": AUTHOR.id, "silent": False, "drafts": drafts, "created_at": clock()}
    async with database.change() as connection:
        await connection.execute(uploads.insert().values(**values))

    files = await files_of(program, AUTHOR.id)

    assert max(map(len, files)) <= LARGEST
    found: list[dict[str, Any]] = [one for file in files for one in json.loads(file).get("uploads", [])]
    assert [one["drafts"][0]["chapter_title"] for one in found] == [draft.chapter_title for draft in drafts]
    assert {one["id"] for one in found} == {found[0]["id"]}


async def test_what_a_file_holds_is_made_in_another_thread_than_the_loops(database: Database, clock: SetClock) -> None:
    draft = ChapterDraft(chapter_title="The Keeper", body="She found out by herself.")
    values = {"guild_id": GUILD, "member_id": AUTHOR.id, "silent": False, "drafts": (draft,), "created_at": clock()}
    (section,) = [one for one in export_store.sections(uploads.metadata) if one.name == "uploads"]
    async with database.change() as connection:
        await connection.execute(uploads.insert().values(**values))

        (entry,), _ = await export_store.page(connection, section, AUTHOR.id, (), 1)

        assert (await connection.execute(select(uploads.c.drafts))).scalar_one() == (draft,)
    assert bytes(entry["drafts"]) == kept_drafts.encode([draft])
    assert section.decoded(entry)["drafts"] == (draft,)


@pytest.mark.parametrize("largest", [600, 1_000, 5_000])
def test_an_entry_is_whole_again_when_its_parts_are_put_together(largest: int) -> None:
    entry = {"id": 7, "notes": "n" * 3_000, "drafts": [{"title": "One", "body": "\n" * 2_000}, {"title": "Two"}]}
    with ExportFiles({"made_at": "now"}, largest) as files:
        files.add("uploads", [entry])
        read = [file.read() for file in files.finish()]

    assert max(map(len, read)) <= largest
    parts = [one for file in read for one in json.loads(file)["uploads"]]
    assert "".join(one.get("notes", "") for one in parts) == entry["notes"]
    drafts = [draft for one in parts for draft in one.get("drafts", [])]
    assert "".join(draft.get("body", "") for draft in drafts) == "\n" * 2_000
    assert {draft["title"] for draft in drafts} == {"One", "Two"}
    assert {one["id"] for one in parts} == {7}
    assert files.entries == 1


async def test_a_long_export_shows_how_far_it_has_come(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.set_up()
    await town.add_work()
    told: list[str] = []
    edit = replies.edit

    async def heard(interaction: discord.Interaction, message: replies.Message | str) -> None:
        told.append(message if isinstance(message, str) else message.content)
        await edit(interaction, message)

    monkeypatch.setattr(replies, "edit", heard)
    monkeypatch.setattr(replies, "PROGRESS_INTERVAL", -replies.PROGRESS_INTERVAL)

    answer = await town.author.slash(town.channel, "privacy export")

    assert told
    assert all(text.startswith("Gathering what is stored about you") for text in told)
    assert "What is stored about you in every server" in said(shown(answer))


async def test_a_file_that_discord_does_not_take_for_its_size_is_named(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = replies.edit

    async def refusing(interaction: discord.Interaction, message: replies.Message | str) -> None:
        if isinstance(message, replies.Message) and message.files:
            response: Any = SimpleNamespace(status=413, reason="Payload Too Large")
            raise discord.HTTPException(response, {"code": 40005, "message": "Request entity too large"})
        await edit(interaction, message)

    monkeypatch.setattr(export_cog, "edit", refusing)

    answer = await town.author.slash(town.channel, "privacy export")

    assert "Discord doesn't take your-data-1.json here" in said(shown(answer))
