"""A file waits until a draft is kept of it: its question stays until then, and it waits no longer from then on."""

import pytest

from bot.uploads.models import ChosenChapter
from tests.chapters.links.linked import send
from tests.uploads.samples import NOVEL
from tests.worlds.people import AUTHOR
from tests.worlds.program import Program, details
from tests.worlds.town import Town, said, shown


async def test_links_whose_work_was_asked_for_wait_no_longer_once_they_are_posted(town: Town) -> None:
    for number in range(1, 5):
        link = f"https://www.wattpad.com/78{number}"
        question = await town.author.slash(town.channel, "chapter post", link=link)
        form = await town.author.select(shown(question), ["work:1"])
        preview = await send(town, form, number=str(number), title="Low Tide")
        await town.author.click(shown(preview), label="Post now")

    assert len(town.announcements()) == 4


async def test_a_file_keeps_its_question_where_no_preview_can_be_made(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    chapters = await town.author.slash(
        town.channel, "chapter post", work="The Lamp Room", file=("n.md", NOVEL.encode())
    )
    works = await town.author.slash(town.channel, "chapter post", file=("c.md", b"# Moon\n\nIt was high."))
    with monkeypatch.context() as full:
        full.setattr("bot.chapters.drafting.MOST_UNFINISHED", 0)
        refused = await town.author.select(shown(chapters), ["0"])
        refused_too = await town.author.select(shown(works), ["work:1"])
    await town.author.select(shown(chapters), ["0"])
    await town.author.select(shown(works), ["work:1"])

    assert "previews" in said(refused)
    assert "previews" in said(refused_too)
    assert len([one for one in town.private_messages() if "**Preview.**" in one.content]) == 2


async def test_a_draft_is_kept_with_its_time_though_its_file_is_gone(program: Program) -> None:
    work = await program.work()
    due = await program.publishing.understand(work.guild_id, "in 3 hours")

    chosen = ChosenChapter(upload_id=7, place=0, has_front_matter=True)
    draft = await program.chapters.draft(AUTHOR, work.id, details(1), due=due, chosen=chosen)

    assert draft.due_at == due.at
    assert (await program.chapters.draft_of(AUTHOR, draft.id))[1] == draft
    assert await program.services.uploads.source_of(AUTHOR, draft.id) is None
